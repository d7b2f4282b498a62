/**
 * The one string of these characters that V8 keeps for names of properties and words in code. Names are compared very often; two such
 * strings are compared by their addresses, others by their characters.
 */
export const sharedName = (name: string): string => Object.keys({ [name]: 0 })[0]!;
