import type { Shipment } from '../filing/facts';
import type { Filing } from '../record';

/** What the business system makes of it. */
export interface ApplicationChoices {
  /** As what a shipment is filed: as what it was given for. */
  fileAs: (shipment: Shipment) => Shipment;
  /** Whether a filing is sent, now that it is made: always. */
  sends: (shipment: Shipment) => boolean;
  /** State of a filing once its receipt has come. */
  onReceipt: (filing: Filing) => void;
  /** LRN of a correction. */
  correctionLrn: (refused: string, fresh: () => string) => string;
  /** Keeps the errors of a refusal. */
  keepErrors: <T>(errors: T[]) => T[];
  /** Finds a filing by the MessageId where a reply has no functional reference. */
  correlatesByMessageId: boolean;
  /** Country whose customs gets a filing: that of the office of first entry, else the addressed Member State (ICD 3.3.2.4). */
  addressedCountry: (shipment: Shipment) => string | undefined;
}

export const SOUND_APPLICATION: ApplicationChoices = {
  fileAs: (shipment) => shipment,
  sends: () => true,
  onReceipt: () => undefined,
  correctionLrn: (_refused, fresh) => fresh(),
  keepErrors: (errors) => errors,
  correlatesByMessageId: true,
  addressedCountry: ({ customsOfficeOfFirstEntry, addressedMemberState }) => customsOfficeOfFirstEntry?.slice(0, 2) ?? addressedMemberState,
};
