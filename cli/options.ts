import { InvalidArgumentError } from 'commander';

/** Reader of an option that is a whole number in these bounds, both included. */
export function wholeNumber(least: number, most: number): (word: string) => number {
  return (word) => {
    const number = Number(word);
    if (!/^\d{1,10}$/.test(word) || number < least || number > most) throw new InvalidArgumentError(`a whole number from ${least} to ${most}.`);
    return number;
  };
}
