import { join } from 'node:path';
import { DriverError, type HelloInput, type IutDriver } from '../iut/contract';
import type { IutDescription } from '../iut/description/model';
import { VirtualClock, type Clock } from '../protocols/time/clock';
import type { IdSource } from '../protocols/time/ids';
import { ATTESTATION_FAULTS } from './attested';
import { createAuthorisedBody, AUTHORISED_BODY_FAULTS, CENTRAL_CUSTOMS_FAULTS, TRANSACTION_FAULTS } from './eaeu';
import { assertOneOwner } from './common/owners';
import { withFaults } from './common/planted';
import { COMMISSION_GATEWAY_FAULTS, createCommissionGateway } from './eaeu/commission-gateway';
import { createInformationDesk, DESK_FAULTS } from './eaeu/protection';
import { createOperator, DECLARATION_FAULTS, OPERATOR_FAULTS, type Keeping } from './ics2';
import { CARRIER_FAULTS, COPIES_FAULTS, createKazakhReference, EXCHANGE_FAULTS, RESOURCE_FAULTS, REVENUE_FAULTS } from './kz';
import type { PlantedFault, ReferenceIut } from './model';

type Named = Pick<PlantedFault<unknown>, 'requirement' | 'touches' | 'as'>;
const FAULTS: Named[] = [...OPERATOR_FAULTS, ...DECLARATION_FAULTS, ...ATTESTATION_FAULTS, ...AUTHORISED_BODY_FAULTS, ...COMMISSION_GATEWAY_FAULTS, ...DESK_FAULTS, ...CENTRAL_CUSTOMS_FAULTS, ...TRANSACTION_FAULTS, ...CARRIER_FAULTS, ...REVENUE_FAULTS, ...EXCHANGE_FAULTS, ...COPIES_FAULTS, ...RESOURCE_FAULTS];

/** Every fault that can be planted into the reference, by the requirement it breaks. Where several parts break the same one, it is one fault, planted in all of them. */
export const REFERENCE_FAULTS: Named[] = [...new Map(FAULTS.map((fault) => [fault.requirement, fault])).values()];

/** A description of the reference, with the planted faults of what it declares. */
export function declaredWith(description: IutDescription, faults: ReadonlySet<string>): IutDescription {
  const { enrolment, attestations, protectionMeans } = description;
  return { ...description, enrolment: withFaults({ ...enrolment }, DECLARATION_FAULTS, faults), ...withFaults({ attestations, protectionMeans }, ATTESTATION_FAULTS, faults) };
}

/** Where the reference keeps what it must not lose; `folder` is for those that open a store of their own in it. */
export interface Kept extends Keeping {
  folder?: string;
}

/**
 * The embedded reference implementations behind the driver contract, in this process.
 * `faults` are requirement ids out of {@link REFERENCE_FAULTS}; without `keeping`, nothing outlives it.
 */
export function createReference(options: { wall: Clock; ids: IdSource; faults: ReadonlySet<string>; keeping?: Kept }): IutDriver {
  const business = new VirtualClock(options.wall.now());
  const services = { wall: options.wall, business, ids: options.ids };
  const named: Record<string, ReferenceIut> = {
    operator: createOperator(services, options.faults, options.keeping),
    'authorised body': createAuthorisedBody(services, options.faults, options.keeping?.store),
    'Commission gateway': createCommissionGateway(services, options.faults, options.keeping?.folder === undefined ? undefined : join(options.keeping.folder, 'commission-gateway')),
    'information desk': createInformationDesk(services, options.faults, options.keeping?.store),
    'Kazakh house': createKazakhReference(services, options.faults, options.keeping?.store),
  };
  assertOneOwner(Object.fromEntries(Object.entries(named).map(([name, { capabilities, observations = [] }]) =>
    [name, [...capabilities.filter((one) => one.startsWith('stimulate:')), ...observations.map((what) => `observe ${what}`)]])));
  const all = Object.values(named);

  /** Those that have somebody to talk to. */
  let parts: ReferenceIut[] = [];

  /** Several may stand in one regime: what one of them says that it does is its own, the rest is for the first. */
  const partFor = (operation: string): ReferenceIut => {
    const ofRegime = parts.filter((candidate) => operation.startsWith(`${candidate.regime}.`));
    const own = ofRegime.find(({ capabilities, observations = [] }) => capabilities.includes(`stimulate:${operation}`) || observations.includes(operation));
    const part = own ?? ofRegime[0];
    if (part === undefined) throw new DriverError('iut-refused', `the reference knows no operation ${operation}`, `operations start with ${parts.map((p) => `${p.regime}.`).join(', ')}`);
    return part;
  };

  const settle = async (): Promise<void> => {
    for (const part of parts) await part.settle();
  };

  return {
    settle,
    async hello(input: HelloInput) {
      const start = Date.parse(input.facts['businessTime'] ?? '');
      if (!Number.isNaN(start)) business.restartAt(start);
      const endpoints: Record<string, string> = {};
      // Where no authority of a regime listens there is nothing for its part to do.
      parts = all.filter(({ regime }) => Object.keys(input.endpoints).some((name) => name.startsWith(`${regime}.`)));
      for (const part of parts) Object.assign(endpoints, await part.start(input));
      return { name: 'customs-conformance reference', version: input.harness.version, capabilities: [...new Set(parts.flatMap((part) => part.capabilities))], endpoints };
    },
    stimulate: (input) => partFor(input.operation).stimulate(input),
    observe: (input) => partFor(input.what).observe(input),
    async setClock(instant) {
      const target = Date.parse(instant);
      // What is on the wire was sent at the time that was: its answer is heard before another time comes.
      await settle();
      if (target < business.now()) business.restartAt(target);
      // Step by step, so that what one timer sends (and the answer to it) is done before the next timer fires.
      for (let due = business.next(); due !== undefined && due <= target; due = business.next()) {
        business.advanceTo(due);
        await settle();
      }
      business.advanceTo(target);
      await settle();
    },
    async reset() {
      for (const part of parts) await part.reset();
    },
    async bye() {
      for (const part of parts) await part.close();
    },
  };
}
