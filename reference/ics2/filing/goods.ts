import { supporting } from './documents';
import type { CarriedMeans, Goods, Money } from './facts';
import type { KnownGroup } from './form';
import { passiveMeans } from './transport';

/** CL749. */
const NATURE = { sale: '11', returned: '21', gift: '31', sample: '32', documents: '91' };

/** Filings that ask how many pieces there are, and not how they are packed: one entry for each item. */
const COUNT_ONLY: ReadonlySet<string> = new Set(['F23', 'F24', 'F30', 'F32', 'F43']);

export function money(sum: Money | undefined): KnownGroup | undefined {
  return sum === undefined ? undefined : { value: sum.amount.toFixed(2), currency: sum.currency };
}

export function totalMass(goods: readonly Goods[] | undefined): number | undefined {
  const masses = (goods ?? []).map((one) => one.grossMassKg);
  return masses.length === 0 || masses.includes(undefined) ? undefined : masses.reduce((sum: number, mass) => sum + (mass ?? 0), 0);
}

export const notes = (texts: readonly string[] | undefined): KnownGroup[] => (texts ?? []).map((text) => ({ text }));

/** Goods items, numbered from 1. Trailers and wagons are said here where the filing asks on which of them each item is. */
export function goodsItems(filing: string, goods: readonly Goods[] | undefined, on: { trailers?: CarriedMeans[]; wagons?: CarriedMeans[] } = {}): KnownGroup[] {
  return (goods ?? []).map((one, at) => ({
    goodsItemNumber: at + 1,
    additionalInformation: notes(one.notes),
    commodity: commodity(one),
    typeOfGoods: one.nature === undefined ? undefined : NATURE[one.nature],
    itemAmountInvoiced: money(one.value),
    postalValue: money(one.value),
    weight: { grossMass: one.grossMassKg, netMass: one.netMassKg },
    countryOfOrigin: { country: one.origin },
    packaging: packaging(filing, one),
    supportingDocuments: supporting(one.documents),
    passiveBorderTransportMeans: passiveMeans(on),
  }));
}

function commodity(goods: Goods): KnownGroup {
  return {
    descriptionOfGoods: goods.description,
    cusCode: goods.cusCode,
    commodityCode: { harmonizedSystemSubHeadingCode: goods.hsCode, combinedNomenclatureCode: goods.cnDigits },
    dangerousGoods: (goods.unNumbers ?? []).map((UNNumber) => ({ UNNumber })),
  };
}

function packaging(filing: string, { packages }: Goods): KnownGroup[] {
  if (COUNT_ONLY.has(filing)) return [{ numberOfPackages: packages.reduce((sum, { count }) => sum + (count ?? 0), 0) }];
  return packages.map(({ type, count, marks }) => ({ shippingMarks: marks, numberOfPackages: count, typeOfPackages: type }));
}
