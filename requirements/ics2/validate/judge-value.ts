import type { XmlElement } from '../../../protocols/xml';
import { codeIsValid } from '../codelists/code-lists';
import { quote } from '../quote';
import type { World } from '../rules/world';
import { foreignCharacter } from '../script';
import type { ValueNode } from '../structures/model';
import type { General } from './general';

function whyUnknown(world: World, list: string): string {
  const known = world.codeLists.get(list);
  if (known === undefined) return 'not in this version';
  return known.kind === 'external' ? `external list (${known.about})` : `in force from ${known.validFrom} only`;
}

/** Judges coded values by the lists of their rows, valid on the day of reception (ICS2-DAT-16). */
export function codeJudge(world: World, general: General): (node: ValueNode, value: string, at: XmlElement) => void {
  // Whether a list can be used depends on the day alone, so it is asked and told once a message.
  const unusable = new Set<string>();
  return (node, value, at) => {
    for (const list of node.codeLists) {
      if (unusable.has(list)) continue;
      const answer = codeIsValid(world.codeLists, list, value, world.day);
      if (answer === 'invalid') {
        const demanded = `a code of ${list} valid on ${world.day}`;
        general('GEN-CODELIST', { at, element: node.label, found: quote(value), demanded, mend: `choose a code of ${list}` });
      } else if (answer === 'unknown') {
        unusable.add(list);
        world.notChecked(`${list}: ${whyUnknown(world, list)}`);
      }
    }
  };
}

/** Judges characters by their script (ICS2-DAT-12): one problem for an element, however many of its characters are foreign. */
export function scriptJudge(general: General): (at: XmlElement, text: string) => void {
  let last: XmlElement | undefined;
  return (at, text) => {
    const foreign = at === last ? undefined : foreignCharacter(text);
    if (foreign === undefined) return;
    last = at;
    const found = `the character U+${foreign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
    general('GEN-UNICODE', { at, element: at.name, found, demanded: 'Latin, Greek or Cyrillic characters', mend: 'transliterate the text' });
  };
}
