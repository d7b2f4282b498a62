import { readFileSync } from 'node:fs';
import { DriverError, type HelloInput } from '../../iut/contract';
import { durationMilliseconds } from '../../requirements/parameters';

/** `hello` as configuration: each value by name, or a DriverError (`configuration`) that names the key. */
export interface HelloReader {
  endpoint(name: string): string;
  fact(name: string, otherwise?: string): string;
  /** Milliseconds of the run's parameter of this name. */
  duration(parameter: string, otherwise?: string): number;
  /** Text of a file. */
  file(name: string): string;
  /** Every PEM block of a file, one string each. */
  pems(name: string): string[];
}

export function readHello(hello: HelloInput): HelloReader {
  const need = (table: 'endpoints' | 'facts' | 'files', name: string, otherwise?: string): string => {
    const value = hello[table][name] ?? otherwise;
    if (value === undefined) throw new DriverError('configuration', `hello has no ${name} among its ${table}`, `set ${table}["${name}"]`);
    return value;
  };
  const reader: HelloReader = {
    endpoint: (name) => need('endpoints', name),
    fact: (name, otherwise) => need('facts', name, otherwise),
    duration(parameter, otherwise) {
      const text = need('facts', `parameter.${parameter}`, otherwise);
      const milliseconds = durationMilliseconds(text);
      if (milliseconds === undefined) throw new DriverError('configuration', `parameter ${parameter} is "${text}", no duration`, 'write it as PT10S or PT1M');
      return milliseconds;
    },
    file(name) {
      const path = need('files', name);
      try {
        return readFileSync(path, 'utf8');
      } catch (error) {
        throw new DriverError('configuration', `cannot read ${name}: ${error instanceof Error ? error.message : String(error)}`, `check files["${name}"]`);
      }
    },
    pems: (name) => reader.file(name).match(/-----BEGIN ([A-Z0-9 ]+)-----[\s\S]+?-----END \1-----/g) ?? [],
  };
  return reader;
}
