import type { OnFile } from '../requirements/attestation';
import type { PlantedFault } from './model';

/** Rows that hold on the operator's word alone: without it there is nothing. */
const STATED = [
  'EAEU-2009-07', 'EAEU-2009-14', 'EAEU-2009-18', 'EAEU-D124-16', 'EAEU-D124-17', 'KZ281-07', 'KZ281-09', 'KZ281-19', 'KZCC-IS-02', 'KZCC-IS-03', 'KZCC-SEC-01',
] as const;

/** What is missing from the operator's files: faults of the description, not of the system. */
export const ATTESTATION_FAULTS: PlantedFault<OnFile>[] = [
  ...STATED.map((requirement): PlantedFault<OnFile> => ({
    requirement, change: (onFile) => { onFile.attestations = onFile.attestations.filter((one) => one.requirement !== requirement); },
  })),
  { requirement: 'KZ444-05', change: (onFile) => { onFile.attestations = onFile.attestations.map((one) => (one.requirement === 'KZ444-05' ? { ...one, approvedBy: 'operator' } : one)); } },
  { requirement: 'EAEU-2009-12', change: (onFile) => { onFile.protectionMeans = onFile.protectionMeans.map((means) => ({ ...means, certificate: undefined })); } },
  { requirement: 'EAEU-2009-13', change: (onFile) => { onFile.protectionMeans = onFile.protectionMeans.map((means) => ({ ...means, list: undefined })); } },
];
