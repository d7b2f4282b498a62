import { codeLists } from '../../codelists/code-lists';
import { sampleCodeLists } from '../../codelists/sample';
import type { ValueNode } from '../../structures/model';
import type { Constraint } from './constraint';
import type { Place } from './place';
import { demanded } from './text-facets';
import { rewrite } from './twigs';

/** Two characters of a UN/LOCODE or an office that name its country, and stay. */
const PREFIX: Readonly<Record<string, number>> = { UNLOCODE: 2, referenceNumber: 2 };

/** Codes of the right form, as far from those in use as it goes. */
function candidates(node: ValueNode, valid: string): string[] {
  const { chars, min, max } = demanded(node);
  const length = Math.min(max, Math.max(min, 3));
  const digits = [...'9876543210'];
  const parts = chars === 'digits' ? digits.flatMap((tens) => digits.map((ones) => tens + ones)) : ['ZZZ', 'QQQ', 'XQZ'];
  const whole = parts.map((part) => part.repeat(length));
  const kept = valid.slice(0, PREFIX[node.name] ?? 0);
  return whole.map((code) => (kept + code).slice(0, kept === '' ? length : valid.length));
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
      apply: (_root, trail) => ({
        ...rewrite(trail, (valid) => candidates(node, valid).find((code) => !list.codes.has(code)) ?? valid),
        known: list === own ? {} : { codeLists: 'sample' },
      }),
    };
  }
}
