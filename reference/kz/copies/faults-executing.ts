import type { PlantedFault } from '../../model';
import type { Behaviour, Executing } from './behaviour';

const also = (executing: Executing, what: Executing['extendsAlthough'] extends ReadonlySet<infer W> ? W : never): void => {
  executing.extendsAlthough = new Set([...executing.extendsAlthough, what]);
};

/** How an executing authority may go wrong in what it does; how it counts stands in faults-counting.ts. */
export const EXECUTING_FAULTS: PlantedFault<Behaviour>[] = [
  { requirement: 'KZ445-M6', change: ({ executing }) => { executing.otherReason = ({ other }) => (other === '' ? 'item 10(1): the request does not meet item 4(6): no other information' : undefined); } },
  { requirement: 'KZ445-06', change: ({ executing }) => { executing.otherReason = ({ attachments }) => (attachments === undefined ? 'item 10(1): nothing is attached to the request' : undefined); } },
  { requirement: 'KZ445-01', change: ({ executing }) => { executing.givesWhatOthersSent = false; } },
  { requirement: 'KZ445-07', change: ({ executing }) => { executing.answersOn = (due) => due.add({ days: 3 }); } },
  { requirement: 'KZ445-08', change: ({ executing }) => { executing.asksOtherBodies = false; } },
  { requirement: 'KZ445-09', change: ({ executing }) => { executing.asksWhereUnclear = false; } },
  { requirement: 'KZ445-10', change: ({ executing }) => also(executing, 'no-others') },
  { requirement: 'KZ445-12', change: ({ executing }) => { executing.otherReason = ({ sheet }) => (sheet === undefined || sheet === 'A4' ? undefined : 'we have no staff for requests on such sheets'); } },
  { requirement: 'KZ445-13', change: ({ executing }) => { executing.wordsOfRefusal = () => 'declined'; } },
  { requirement: 'KZ445-14', change: ({ executing }) => { executing.checksSender = false; } },
  { requirement: 'KZ445-R1', change: ({ executing }) => { executing.minds = [1, 3, 4, 5]; } },
  { requirement: 'KZ445-R2', change: ({ counting }) => { counting.limit = (asked, { months, roll }, off) => roll(months(asked, 1), off); } },
  { requirement: 'KZ445-R3', change: ({ executing }) => { executing.isForbidden = ({ restriction }) => restriction === 'forbidden'; } },
  { requirement: 'KZ445-R4', change: ({ executing }) => { executing.isLost = ({ restriction }) => restriction === 'lost' || restriction === 'hard-to-find'; } },
  { requirement: 'KZ445-T01', change: ({ executing }) => { executing.startsOn = 'receipt'; } },
  { requirement: 'KZ445-T02', change: ({ executing }) => { executing.stateWhileAsking = 'running'; } },
  { requirement: 'KZ445-T03', change: ({ executing }) => { executing.resumesOn = 'registration'; } },
  { requirement: 'KZ445-T04', change: ({ executing }) => { executing.refusesAfterLimit = false; } },
  { requirement: 'KZ445-T05', change: ({ executing }) => { executing.takesLateInformation = true; } },
  { requirement: 'KZ445-T06', change: ({ executing }) => also(executing, 'late') },
  { requirement: 'KZ445-T07', change: ({ executing }) => { executing.fulfilledBy = 'any answer'; } },
  { requirement: 'KZ445-T08', change: ({ executing }) => { executing.waitsForLimit = false; } },
  { requirement: 'KZ445-T09', change: ({ executing }) => { executing.backdates = true; } },
  { requirement: 'KZ445-T10', change: ({ executing }) => { executing.overdueWhileSuspended = true; } },
  { requirement: 'KZ445-T11', change: ({ executing }) => { executing.reopens = true; } },
  { requirement: 'KZ445-T12', change: ({ executing }) => { executing.askingCures = true; } },
  { requirement: 'KZ445-C10', change: ({ executing }) => also(executing, 'extended') },
  { requirement: 'KZ445-C11', change: ({ executing }) => also(executing, 'day-late') },
  { requirement: 'KZ445-C12', change: ({ executing }) => { executing.refusesForbiddenOn = (due) => due.add({ days: 14 }); } },
  { requirement: 'KZ445-C15', change: (behaviour) => { behaviour.offsetOfBareTimes = 'Z'; } },
  { requirement: 'KZ445-C16', change: ({ executing }) => { executing.arrivalCountsFrom = 'registration'; } },
];
