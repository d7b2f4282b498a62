import { ParameterError } from '../../../requirements/parameters';

/**
 * Whether a pulled reply names the message that it answers. ICD 3.30 contradicts itself: 4.1.3.3 takes over from ebMS that a pulled
 * message has no RefToMessageId, 4.5.3 has it on every reply.
 */
export type PulledReference = 'emitted' | 'left-out';

/** Reads the parameter `ics2.pull.refToMessageId`. @throws ParameterError PARAMETER_INVALID */
export function pulledReference(value: string): PulledReference {
  if (value === 'emitted' || value === 'left-out') return value;
  throw new ParameterError('PARAMETER_INVALID', `ics2.pull.refToMessageId: a reference cannot be "${value}"`, 'emitted or left-out');
}
