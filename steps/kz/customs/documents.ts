import type { Mark } from '../../../requirements/kz/exchange';
import type { Told } from '../../../simulators/kz/customs-authority';

/** Documents as a customs person would name them, and what the IUT is told of each. */
export const DOCUMENTS: Readonly<Record<string, Omit<Told, 'number'>>> = {
  'goods declaration': {
    kind: 'goods-declaration',
    elements: { procedure: '40', declarant: 'Жол Тасымалы ЖШС', consignor: 'Minsk Tractors', consignee: 'Алматы Сауда ЖШС', goodsCode: '8708999709', goodsDescription: 'Spare parts of lorries', grossKg: '1200' },
  },
  'customs document named in Art. 83(4)': { kind: 'customs-document', elements: { namedIn: '83(4)', office: '57505', person: 'Алматы Сауда ЖШС', decision: 'entered' } },
  'customs document named in Art. 360(4)': { kind: 'customs-document', elements: { namedIn: '360(4)', office: '55510', person: 'Жол Тасымалы ЖШС', decision: 'allowed' } },
  'preliminary classification decision': { kind: 'classification-decision', elements: { goodsCode: '8708999709', goodsDescription: 'Spare parts of lorries', applicant: 'Алматы Сауда ЖШС' } },
};

/** What the list of the conditions does not hold. */
export const OUTSIDE_THE_LIST = { driverTelephone: '+7 727 000 00 00' };

/** A declaration with elements that the Commission is not given. */
export const MARKED: Told & { marks: Record<string, Mark> } = {
  kind: 'goods-declaration', number: 'GD-MARKED',
  elements: { goodsCode: '8708999709', grossKg: '1200', declarant: 'personal data of a witness', consignee: 'cover name of an establishment' },
  marks: { declarant: 'restricted', consignee: 'state-secret' },
};
