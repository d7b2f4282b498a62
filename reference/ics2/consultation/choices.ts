/** The choices in consulting, right by default. */
export interface ConsultationChoices {
  /** Number of a new consultation (an..35). */
  reference: (uuid: string) => string;
}

export const SOUND_CONSULTATION: ConsultationChoices = {
  reference: (uuid) => `Q${uuid.replaceAll('-', '').toUpperCase()}`,
};
