import { structure } from '../../../requirements/ics2/structures/structures';
import { displayPath } from '../../../requirements/ics2/validate/display-path';
import type { ArrivalConduct } from '../common-repository/arrival/conduct';
import { isOnWater } from '../common-repository/arrival/notification';
import type { Arrived, Unfit } from '../common-repository/arrival/arrivals';
import type { Filing } from '../common-repository/filings';
import type { CommonRepository } from '../common-repository/repository';
import { stateName } from '../common-repository/states';
import {
  advanceControlNotification, controlNotification, incorrectState, type AboutArrival, type AboutFiling, type Control, type UnfitText,
} from '../messages/arrival-notices';
import type { PointerSyntax } from '../messages/refusal';
import type { Dispatch } from './dispatch';
import type { Push } from './outbox';
import { partiesOf, type KnownParty, type Party } from './recipients';

export type { Control };

/** What customs decides about goods that come or have come: scenarios do it, no officer of ours does. */
export interface CustomsActs {
  /**
   * Announces a control: on arrival to those who brought the goods (IE3N08), before it to authorised operators (IE3N09), and then to the
   * others once the goods are there. From then on the filing is not amended (UCC, Art. 129(1)). @throws Error for an MRN that nobody has
   */
  control(mrn: string, control: Control): Promise<Push[]>;
  /** The goods are presented, with those of every filing linked below. @throws Error at sea and in air before they have arrived (BPM L3.5, GET05) */
  present(mrn: string): void;
  reset(): void;
}

export interface ArrivalDeskParts {
  repository: CommonRepository;
  dispatch: Pick<Dispatch, 'tell'>;
  pointers: () => PointerSyntax;
  conduct: ArrivalConduct;
  /** Told of a failure of ours for which nobody waits. */
  reportFailure: (error: unknown) => void;
  /** Business time, epoch ms. */
  now: () => number;
}

const aboutFiling = ({ mrn, declarant, representative, carrier, documents }: Filing): AboutFiling => ({
  mrn, declarant, representative, carrier, document: documents.find(({ level }) => level === 'master') ?? documents[0],
});

/** What an arrival says to a reader: of several parties to notify, the reader itself or none. */
function aboutArrival({ notification: { notifier, notifyParties, office } }: Arrived, { role, eori }: KnownParty): AboutArrival {
  return { notifier, office, notifyParty: role === 'notifyParty' ? eori : notifyParties.length === 1 ? notifyParties[0] : undefined };
}

function partiesTo({ notification: { mrn, notifier, notifyParties } }: Arrived, filing: Filing): Party[] {
  return [
    { role: 'notifier', eori: notifier, mrn },
    ...notifyParties.map((eori): Party => ({ role: 'notifyParty', eori })),
    { role: 'ensFiler', eori: filing.representative ?? filing.declarant },
  ];
}

/** Customs' side of arrivals, as operators hear of it after the registration. */
export function createArrivalDesk({ repository, dispatch, pointers, conduct, reportFailure, now }: ArrivalDeskParts): CustomsActs {
  const { arrivals, filings, life, events } = repository;
  const registered = new Set<string>();
  const controls = new Map<string, Control>();

  const place = ({ where }: Unfit): string => (pointers() === 'xpath' ? where.path : displayPath(structure('IE3N06'), where.path));

  /** Each house consignment is told by itself; a filing without house documents as a whole. */
  const inWords = (part: Unfit): UnfitText[] => {
    const { mrn, documents, state } = part.filing;
    const houses = documents.filter(({ level }) => level === 'house');
    const said = (what: string): string => `${what} of ${mrn}: ${stateName(state)}; demanded: linked or complete, and not yet arrived`;
    if (houses.length === 0) return [{ code: '72', description: said('filing'), pointer: place(part) }];
    return houses.map((house) => ({ code: '71', description: said(`house consignment ${house.number}`), pointer: place(part), house }));
  };

  const tellUnfit = (arrived: Arrived): Promise<Push[]>[] => conduct.reports(arrived.unfit).map(({ found, parts }) => {
    const unfit = parts.flatMap(inWords);
    const write = (to: KnownParty): string => incorrectState(aboutFiling(found), aboutArrival(arrived, to), unfit, now());
    return dispatch.tell('IE3N07', write, { mrn: found.mrn, parties: partiesTo(arrived, found), bySea: isOnWater(arrived.notification) });
  });

  const tellControl = (arrived: Arrived, filing: Filing, control: Control): Promise<Push[]> => {
    const write = (to: KnownParty): string => controlNotification(aboutFiling(filing), aboutArrival(arrived, to), control, now());
    return dispatch.tell('IE3N08', write, { mrn: filing.mrn, parties: partiesTo(arrived, filing), bySea: isOnWater(arrived.notification) });
  };

  /** Nothing is said of an arrival before its registration has left (T-04-03), nor before it was compared with what was filed. */
  const tell = (mrn: string): void => {
    const arrived = arrivals.get(mrn);
    if (arrived === undefined || !registered.has(mrn)) return;
    const announced = arrived.mrns.flatMap((one) => {
      const control = controls.get(one);
      return control === undefined ? [] : [tellControl(arrived, filings.get(one)!, control)];
    });
    for (const telling of [...tellUnfit(arrived), ...announced]) telling.catch(reportFailure);
  };

  events.on((event) => {
    if (event.kind === 'told' && event.by === 'IE3R04') registered.add(event.mrn);
    if ((event.kind === 'told' && event.by === 'IE3R04') || event.kind === 'arrival') tell(event.mrn);
  });

  const known = (mrn: string): Filing => {
    const filing = filings.get(mrn);
    if (filing === undefined) throw new Error(`no filing ${mrn}`);
    return filing;
  };

  return {
    async control(mrn, control) {
      const filing = known(mrn);
      life.close(mrn, 'a control was announced');
      controls.set(mrn, control);
      const arrived = arrivals.of(mrn).at(-1);
      if (arrived !== undefined) return tellControl(arrived, filing, control);
      return dispatch.tell('IE3N09', () => advanceControlNotification(aboutFiling(filing), control, now()), { mrn, parties: partiesOf(filing) });
    },
    present(mrn) {
      const isHere = ({ mrn: one, state, partlyArrived }: Filing): boolean => !arrivals.mustArrive(one) || state === '19' || partlyArrived === true;
      if (!isHere(known(mrn))) throw new Error(`${mrn} has not arrived and cannot be presented`);
      for (const one of arrivals.together(mrn)) {
        if (one === mrn || (isHere(known(one)) && life.can(one, '21'))) life.move(one, '21', 'presented to customs');
      }
    },
    reset() {
      registered.clear();
      controls.clear();
    },
  };
}
