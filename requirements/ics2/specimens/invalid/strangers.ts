import type { Twig } from '../tree';
import type { Break, Constraint, Kind } from './constraint';
import { isOrdered, type Place } from './place';
import { last, rewrite, stranger, type Trail } from './twigs';

/** Stands in a text until the text is written, where no tree can hold what comes then. */
const MARK = 'markOfStranger';

interface Way {
  kind: Kind;
  how: string;
  apply(trail: Trail): Break;
}

const attribute: Way = {
  kind: 'unknown attribute',
  how: 'a name the table does not have',
  apply: (trail) => {
    last(trail).children.unshift(stranger('notInTheTable', 'attribute', '1'));
    return { at: last(trail) };
  },
};

function added(trail: Trail, twig: Twig): Break {
  last(trail).children.push(twig);
  return { at: twig };
}

/** What a group does not let in; `known` is the name of an element that it does. */
const inGroup = (known: string): readonly Way[] => [
  attribute,
  { kind: 'unknown element', how: 'a name the table does not have', apply: (trail) => added(trail, stranger('notInTheTable', 'element', '1')) },
  {
    kind: 'unknown element',
    how: 'a name of the table in another namespace',
    apply: (trail) => {
      const foreign = stranger(known, 'element', '1');
      foreign.children.push(stranger('xmlns', 'attribute', 'urn:example:other'));
      return added(trail, foreign);
    },
  },
  {
    kind: 'text between elements',
    how: 'a word after the last child',
    apply: (trail) => {
      last(trail).children.push(stranger(MARK, 'element', 'word'));
      return { at: last(trail), text: (xml) => xml.replace(`<${MARK}>word</${MARK}>`, 'word') };
    },
  },
];

/** Writes something behind the value, in its element or (`</DateTime>`) behind that. */
const behind = (kind: Kind, how: string, xml: string, below: string | undefined, end = ''): Way => ({
  kind,
  how,
  apply: (trail) => ({
    ...rewrite(trail, (valid) => valid + MARK),
    ...(below === undefined ? {} : { below }),
    text: (written) => written.replace(MARK + end, end + xml),
  }),
});

const STRANGER = '<notInTheTable>1</notInTheTable>';

/** What the element of a value does not let in. */
const inValue: readonly Way[] = [attribute, behind('unknown element', 'inside a value', STRANGER, 'notInTheTable')];

const inDate: readonly Way[] = [
  attribute,
  behind('unknown element', 'inside a value', STRANGER, 'DateTime/notInTheTable'),
  behind('unknown element', 'a second DateTime', '<DateTime>2026-03-02T00:00:00Z</DateTime>', 'DateTime[2]', '</DateTime>'),
  behind('text between elements', 'a word after DateTime', 'word', undefined, '</DateTime>'),
];

function ways({ node }: Place): readonly Way[] {
  if (node.kind === 'value') return node.form === 'attribute' ? [] : node.form === 'date-time' ? inDate : inValue;
  return inGroup(node.children.find(isOrdered)?.name ?? 'notInTheTable');
}

/** What stands where the table has nothing: elements, XML attributes and text. */
export function* strangerConstraints(place: Place): Generator<Constraint> {
  const { message, path } = place;
  for (const { kind, how, apply } of ways(place)) {
    yield { message, path, kind, how, id: 'GEN-UNKNOWN', schemaSees: true, apply: (_root, trail) => apply(trail) };
  }
}
