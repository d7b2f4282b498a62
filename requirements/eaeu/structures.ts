import r006 from './structures/R.006.json';
import certificate from './structures/R.CT.EE.01.001.json';
import request from './structures/R.CT.EE.01.002.json';
import updatesRequest from './structures/R.CT.EE.01.003.json';
import answer from './structures/R.CT.EE.01.004.json';
import trialSubject from './structures/R.CT.XX.90.001.json';
import type { Structure } from './xsd';

/** Message structures by their code in the register (EDocCode). */
const STRUCTURES = [r006, certificate, request, updatesRequest, answer, trialSubject] as readonly Structure[];

/** Throws RangeError for a code that is not loaded. */
export function structure(code: string): Structure {
  const found = STRUCTURES.find((one) => one.code === code);
  if (found === undefined) throw new RangeError(`no structure ${code} is loaded; there are ${STRUCTURES.map((one) => one.code).join(', ')}`);
  return found;
}

/** Namespace and local name of a structure's root, or of any prefixed name in it. */
export function qualified(of: Structure, name: string = of.root.name): { ns: string; name: string } {
  const [prefix = '', local = ''] = name.split(':');
  return { ns: of.namespaces[prefix] ?? '', name: local };
}
