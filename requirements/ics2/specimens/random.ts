import fc, { type GeneratorValue } from 'fast-check';
import type { Taste } from './taste';

/** Words in the three scripts that ICS2 admits, and signs that XML or a careless reader may trip over; none is a stop word. */
const VOCABULARY = (
  'Hanse Spedition Łódź Køge cajas câmara Würth coffee pièces şehir Ångström Ελλάς λιμένας ΑΒΓ:12 груз кораб Щука-9 ' +
  'R&D <42> "fragile" d\'Or No.7 50% 8/3 A–B ħ-7 x(1);'
).split(' ');

/** Repetitions are rarer the deeper they stand, for they multiply. */
function repeats(draw: GeneratorValue, path: string): number {
  const depth = path.split('/').length - 2;
  return draw(fc.nat, { max: 9 }) < 4 - depth ? draw(fc.integer, { min: 2, max: 3 }) : draw(fc.integer, { min: 0, max: 1 });
}

/** A taste whose every decision is drawn, so that fast-check can repeat it from a seed. */
function drawnTaste(draw: GeneratorValue): Taste {
  const whole = (min: number, max: number): number => draw(fc.integer, { min, max });
  return {
    count: ({ min, max }, path) => (max === 1 ? Math.max(min, whole(0, 1)) : min + repeats(draw, path)),
    pick: (options) => options[whole(0, options.length - 1)]!,
    whole,
    text(max, usual) {
      if (whole(0, 2) === 0) return [...usual].slice(0, max).join('').trim();
      // The number of the usual text stays in front, so that texts differ.
      let text = /\d*$/.exec(usual)![0] || usual.slice(0, 3).trimEnd();
      const size = Math.min(max, Math.max(text.length, whole(0, 9) === 0 ? max : whole(3, 40)));
      while ([...text].length < size) text += ` ${VOCABULARY[whole(0, VOCABULARY.length - 1)]!}`;
      return [...text].slice(0, size).join('').trim();
    },
  };
}

/** Messages by drawn taste, for properties: `fc.assert(fc.property(toDrawnTaste((taste) => ...), ...))`. */
export function toDrawnTaste<T>(make: (taste: Taste) => T): fc.Arbitrary<T> {
  return fc.gen().map((draw) => make(drawnTaste(draw)));
}
