import type { Operation, Person, SystemKind } from '../../../requirements/kz/resources/access';

/** Who appears in the scenarios, and with what system; `group` as the specimen of the rules has it. */
export const PEOPLE: Readonly<Record<string, Person & { system: SystemKind }>> = {
  'an official of control': { login: 'control', password: 'Q7-control-fz', group: 'customs-control', system: 'customs' },
  'an official of statistics': { login: 'statistics', password: 'Q7-statistics-fz', group: 'customs-statistics', system: 'customs' },
  'an official of the archive': { login: 'archive', password: 'Q7-archive-fz', group: 'customs-archive', system: 'customs' },
  'a declarant': { login: 'almaty-sauda', password: 'Q7-sauda-fz', group: 'declarant', system: 'declarant' },
  'another declarant': { login: 'astana-import', password: 'Q7-import-fz', group: 'declarant', system: 'declarant' },
  'a carrier': { login: 'zhol-tasymaly', password: 'Q7-tasymaly-fz', group: 'interested-person', system: 'interested-person' },
  'a ministry of another member state': { login: 'minfin-by', password: 'Q7-minfin-fz', group: 'member-state-body', system: 'member-state-body' },
  'an applicant': { login: 'applicant', password: 'Q7-applicant-fz', group: 'applicant', system: 'interested-person' },
};

/** The consignment of a scenario. @param secret stands in no other record */
export const consignment = (number: string, secret: string, { login, system }: { login: string; system: SystemKind }): Operation => ({
  number, procedure: '40', system: { kind: system, name: `system of ${login}` },
  goods: [{ code: '8708999709', description: 'Spare parts of lorries' }, { code: '4011201000', description: 'Tyres of lorries' }],
  persons: [{ role: 'declarant', name: `Алматы Сауда ЖШС, ${secret}` }, { role: 'carrier', name: 'Жол Тасымалы ЖШС' }],
});
