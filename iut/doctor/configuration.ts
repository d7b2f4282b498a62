import { lapsed } from '../../requirements/attestation';
import { ParameterError, resolveParameters } from '../../requirements/parameters';
import { isoSeconds } from '../../protocols/time/clock';
import type { IutDescription } from '../description/model';
import { fine, wrong, type DoctorOptions, type Finding } from './model';

/** What the schema cannot see: names that live elsewhere (parameters, requirements), dates that have passed, missing drivers. */
export function checkConfiguration(description: IutDescription, options: DoctorOptions): Finding[] {
  const findings: Finding[] = [];
  const add = (...found: Finding[]): void => void findings.push(...found);

  for (const name of Object.keys(description.parameters)) {
    try {
      resolveParameters({ [name]: description.parameters[name]! });
    } catch (error) {
      if (!(error instanceof ParameterError)) throw error;
      add(wrong('configuration', `parameters.${name}`, error.message, error.hint));
    }
  }

  const today = isoSeconds(options.clock.now()).slice(0, 10);
  description.knownFailings.forEach((known, index) => {
    const key = `known-failings[${index}]`;
    if (!options.requirementExists(known.requirement)) add(wrong('configuration', `${key}.requirement`, `${known.requirement} is not in the catalogue`, 'correct the id'));
    if (known.expires < today) add(wrong('configuration', `${key}.expires`, `the excuse for ${known.requirement} expired on ${known.expires}`, `repair it, or agree on a new date with ${known.owner}`));
  });

  description.attestations.forEach((attestation, index) => {
    const key = `attestations[${index}]`;
    if (!options.requirementExists(attestation.requirement)) add(wrong('configuration', `${key}.requirement`, `${attestation.requirement} is not in the catalogue`, 'correct the id'));
    const why = lapsed(attestation, today);
    if (why !== undefined) add(wrong('configuration', `${key}.${attestation.date > today ? 'date' : 'expires'}`, `the attestation for ${attestation.requirement} does not count: ${why}`, 'have it renewed, or correct the date'));
  });

  if (description.driver.kind === 'manual') add(wrong('configuration', 'driver.kind', 'the driver "manual" does not exist yet', 'use a command or http driver'));
  const sealed = description.regimes.includes('ics2');
  if (sealed && description.certificates.kind === 'own' && description.certificates.seal === undefined) {
    add(wrong('configuration', 'certificates.seal', 'ICS2 messages are sealed, and no seal certificate is named', 'add certificates.seal with ca and certificate (or keystore)'));
  }
  if (sealed && description.certificates.kind === 'own' && description.party['eori'] === undefined) {
    add(wrong('configuration', 'party.eori', 'the EORI is missing, so the seal certificate cannot be registered with it', 'add party.eori'));
  }
  if (findings.length === 0) add(fine('configuration', description.file, `${description.name}: roles ${description.roles.join(', ')}; driver ${description.driver.kind}`));
  return findings;
}
