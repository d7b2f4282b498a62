import type { Setting } from './setting';
import { below, type Shoot } from './shoot';

/** Instant some hours after the beginning of the message's day, UTC, as ICS2-DAT-02 writes it. */
const at = ({ day }: Setting, hours: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + hours * 3_600_000).toISOString().replace('.000Z', 'Z');

const hour =
  (min: number, max: number, usual: number) =>
  (_: Shoot, setting: Setting): string =>
    at(setting, setting.taste.whole(min, max, usual));

/** Hours of departure at the latest and of arrival at the earliest: R3053 wants them in this order, and lets them coincide. */
const LEAVES = 36;

/** Makers of date-times by the name of the place. */
export const DATES: Readonly<Record<string, (shoot: Shoot, setting: Setting) => string>> = {
  documentIssueDate: hour(6, 8, 8),
  notificationDate: hour(9, 12, 9),
  registrationDate: hour(9, 12, 9),
  completionDate: hour(13, 20, 14),
  scheduledControlDate: hour(24, 96, 36),
  actualDateAndTimeOfDeparture: hour(-48, 5, -5),
  // Before it was known when the means of transport really left, it was expected to leave later than the message.
  estimatedDateAndTimeOfDeparture: (shoot, setting) =>
    below(shoot.up, 'actualDateAndTimeOfDeparture').length > 0 ? hour(-48, 5, -6)(shoot, setting) : hour(33, LEAVES, LEAVES)(shoot, setting),
  estimatedDateAndTimeOfArrival: hour(LEAVES, 960, 400),
  actualDateAndTimeOfArrival: hour(-24, 5, 5),
};
