/** Something that customs wants to have about a filing, and how far its answer has come. */
export interface OpenRequest {
  reference: string;
  /** CL735: RFI asks for information (IE3Q02), AMD for an amendment (IE3Q02), RFS for a screening (IE3Q03). */
  type: string;
  /** In the words of customs. */
  text?: string;
  /** Who asks (ISO 3166-1 alpha-2). */
  memberState: string;
  /** The consignment that is to be screened, by its document (type: CL754). */
  house?: { number: string; type: string };
  state: 'open' | 'answering' | 'answered' | 'undelivered';
}
