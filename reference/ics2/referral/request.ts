/** Something that customs wants to know about a filing, and how far its answer has come. */
export interface OpenRequest {
  reference: string;
  /** CL735: RFI, AMD ... */
  type: string;
  /** In the words of customs. */
  text?: string;
  /** Who asks (ISO 3166-1 alpha-2). */
  memberState: string;
  state: 'open' | 'answering' | 'answered' | 'undelivered';
}
