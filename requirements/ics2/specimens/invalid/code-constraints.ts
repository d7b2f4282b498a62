import { codeLists } from '../../codelists/code-lists';
import { sampleCodeLists } from '../../codelists/sample';
import type { ValueNode } from '../../structures/model';
import type { Twig } from '../tree';
import type { Break, Constraint } from './constraint';
import type { Place } from './structure-constraints';
import { demanded } from './text-facets';
import { around, at, mayHold, set, type Trail } from './twigs';
import { UNCHANGED, write } from './write';

/** Two characters of a UN/LOCODE or an office that name its country, and stay. */
const PREFIX: Readonly<Record<string, number>> = { UNLOCODE: 2, referenceNumber: 2 };

/** Codes of the right form, as far from those in use as it goes. */
function candidates(node: ValueNode, valid: string): string[] {
  const { chars, min, max } = demanded(node);
  const length = Math.min(max, Math.max(min, 3));
  const digits = [...'9876543210'];
  const whole =
    chars === 'digits' ? digits.flatMap((tens) => digits.map((ones) => (tens + ones).repeat(length))) : ['ZZZ', 'QQQ', 'XQZ'].map((end) => end.repeat(3));
  const kept = valid.slice(0, PREFIX[node.name] ?? 0);
  return whole.map((code) => (kept + code).slice(0, kept === '' ? length : valid.length));
}

/** A country that no list knows has postcodes, by the letter of C3034. */
function givePostCode(address: Twig): void {
  if (mayHold(address, 'postCode') && at(address, 'postCode') === undefined) set(address, 'postCode', '20457');
}

/** Rules that compare the country of a place with a route: a code that is no country is not on it either. */
const COMPARED = [
  { id: 'R3013', place: 'placeOfLoading', route: 'countriesOfRoutingOfMeansOfTransport', end: 0 },
  { id: 'R3014', place: 'placeOfUnloading', route: 'countriesOfRoutingOfMeansOfTransport', end: -1 },
  { id: 'R3022', place: 'placeOfAcceptance', route: 'countriesOfRoutingOfConsignment', end: 0 },
  { id: 'R3022', place: 'placeOfDelivery', route: 'countriesOfRoutingOfConsignment', end: 0 },
] as const;

function companions(root: Twig, trail: Trail): NonNullable<Break['companions']> {
  return COMPARED.flatMap(({ id, place, route, end }) => {
    const group = route.endsWith('Transport') ? at(root, 'activeBorderTransportMeans') : around(trail, 'consignmentHouseLevel');
    const leg = group?.children.filter(({ node }) => node.name === route).at(end);
    if (around(trail, place) === undefined || leg === undefined) return [];
    return [{ id, at: leg, why: 'the country of the place is compared with the route' }];
  });
}

/** Every code list of a place that has codes, in the edition or as a sample, is broken by a code outside it. */
export function* codeConstraints({ message, path, node }: Place): Generator<Constraint> {
  if (node.kind === 'group') return;
  for (const id of node.codeLists) {
    const own = codeLists().get(id);
    const list = own?.kind === 'codes' ? own : sampleCodeLists().get(id);
    if (list?.kind !== 'codes') continue;
    // Where the form leaves no other code (an indicator of 0 or 1), the form has been broken already.
    if (demanded(node).chars === 'binary') continue;
    yield {
      message,
      path,
      kind: 'code list',
      how: `a code outside ${id}`,
      id: 'GEN-CODELIST',
      schemaSees: false,
      apply: (root, trail) => {
        const address = around(trail, 'address');
        if (address !== undefined && node.name === 'country') givePostCode(address);
        const twig = write(message, trail, (valid) => candidates(node, valid).find((code) => !list.codes.has(code)) ?? valid);
        if (twig === undefined) return UNCHANGED;
        return { at: twig, known: list === own ? {} : { codeLists: 'sample' }, companions: node.name === 'country' ? companions(root, trail) : [] };
      },
    };
  }
}
