import { sentByTraders } from '../../validate/checks';
import { codeConstraints } from './code-constraints';
import type { Break, Constraint } from './constraint';
import { wrongDates } from './date-facets';
import { wrongNumbers } from './number-facets';
import type { Place } from './place';
import { demanded, wrongTexts } from './text-facets';
import { last, rewrite } from './twigs';

function* facets({ message, path, node }: Place): Generator<Constraint> {
  if (node.kind === 'group') return;
  for (const { kind, how, check, schemaSees, spoil } of [...wrongTexts(node), ...wrongNumbers(node), ...wrongDates(node)]) {
    yield {
      message,
      path,
      kind,
      how,
      id: check,
      schemaSees,
      apply: (_root, trail): Break => ({ ...rewrite(trail, spoil), ...(node.form === 'date-time' ? { below: 'DateTime' } : {}) }),
    };
  }
  if (node.form !== 'date-time') return;
  yield {
    message,
    path,
    kind: 'date-time',
    how: 'no child DateTime',
    id: 'GEN-DATETIME',
    schemaSees: true,
    apply: (_root, trail) => {
      const twig = last(trail);
      twig.node = { ...node, form: 'element' };
      twig.value = '';
      return { at: twig };
    },
  };
}

/** Words in writing that customs do not take: Chinese, Arabic, Hebrew, Japanese. */
const FOREIGN = ['船', 'س', 'ש', 'の'];

function* scripts({ message, path, node }: Place): Generator<Constraint> {
  if (node.kind === 'group' || !sentByTraders(message) || node.value.base === 'decimal' || node.value.base === 'dateTime') return;
  const { chars } = demanded(node);
  // Free text only: in a code or a number that a rule reads, it would be the rule's fault as well.
  if (chars !== 'any' || node.codeLists.length > 0 || node.rules.length > 0 || node.name === 'UNLOCODE') return;
  const foreign = FOREIGN[path.length % FOREIGN.length]!;
  yield {
    message,
    path,
    kind: 'script',
    how: `the character ${foreign}`,
    id: 'GEN-UNICODE',
    schemaSees: false,
    apply: (_root, trail) => rewrite(trail, (valid) => foreign + [...valid].slice(1).join('')),
  };
}

function* indicators({ message, path, node }: Place): Generator<Constraint> {
  const number = /^IE3[FA](\d\d)$/.exec(message)?.[1];
  if (number === undefined || node.name !== 'SpecificCircumstanceIndicator') return;
  const other = number === '20' ? 'F10' : 'F20';
  yield {
    message,
    path,
    kind: 'indicator',
    how: `${other}, of another filing`,
    id: 'GEN-INDICATOR',
    schemaSees: false,
    apply: (_root, trail) => rewrite(trail, () => other),
  };
}

/** What describes goods, names a party or gives its address, and must be there. A postcode must not always, and is left out. */
const DESCRIBING: ReadonlySet<string> = new Set(['descriptionOfGoods', 'name', 'city']);

const STOP_WORDS = ['Parts.', 'GENERAL CARGO', 'goods, various', 'N/A'];

function* stopWords({ message, path, node }: Place): Generator<Constraint> {
  if (!/^IE3[FA]/.test(message) || node.status !== 'M' || !DESCRIBING.has(node.name)) return;
  const words = STOP_WORDS[path.length % STOP_WORDS.length]!;
  yield {
    message,
    path,
    kind: 'stop words',
    how: `nothing but ${words}`,
    id: 'GEN-STOPWORD',
    schemaSees: false,
    apply: (_root, trail) => rewrite(trail, () => words),
  };
}

/** What the table, the code lists and the general checks say about one value. */
export function* valueConstraints(place: Place): Generator<Constraint> {
  yield* facets(place);
  yield* codeConstraints(place);
  yield* scripts(place);
  yield* indicators(place);
  yield* stopWords(place);
}
