import type { PartInfo } from '../headers/model';
import type { MimePart } from '../mime/parse';
import { GZIP } from '../namespaces';
import { type Observation, type Problem, Refusal } from '../problem';
import { cidOf } from '../signature/references';
import { decompress, type GzipLimits } from './gzip';

export interface OpenedPart {
  /** Content-ID without angle brackets. */
  contentId: string;
  info: PartInfo;
  /** Media type of the MIME part, not of the payload. */
  mediaType: string;
  /** Decompressed where the part is compressed. */
  bytes: Buffer;
  /** As signed. */
  raw: Buffer;
}

export interface Pair {
  info: PartInfo;
  part: MimePart;
}

/** Pairs every eb:PartInfo with one MIME part and the reverse (ebMS 3.0 Core, section 5.2.2.13; external payloads: ICD 4.2.5). */
export function matchParts(declared: readonly PartInfo[], parts: readonly MimePart[]): { pairs: Pair[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const pairs: Pair[] = [];
  const left = new Set(parts);
  for (const info of declared) {
    if (info.href === '' || info.href.startsWith('#')) {
      problems.push({ reason: 'body-not-empty', detail: `the PartInfo with href "${info.href}" means the SOAP Body, not a MIME part` });
      continue;
    }
    if (!info.href.startsWith('cid:')) {
      problems.push({ reason: 'external-payload', detail: `the PartInfo href "${info.href.slice(0, 120)}" is not a cid: URI` });
      continue;
    }
    const id = cidOf(info.href);
    const part = parts.find((one) => one.contentId !== '' && one.contentId === id);
    if (part === undefined || !left.delete(part)) {
      problems.push({ reason: 'part-mismatch', detail: `the PartInfo "${info.href}" has no MIME part of its own` });
      continue;
    }
    pairs.push({ info, part });
  }
  for (const part of left) {
    problems.push({ reason: 'part-mismatch', detail: `the MIME part "${part.contentId || '(without Content-ID)'}" has no PartInfo` });
  }
  return { pairs, problems };
}

function observe({ info, part }: Pair, observations: Observation[]): void {
  if (!part.bracketed) observations.push({ code: 'content-id-without-brackets', detail: `Content-ID: ${part.contentId}` });
  if (info.compressionType === undefined) {
    observations.push({ code: 'part-not-compressed', detail: `${info.href} declares no CompressionType` });
  } else if (part.mediaType !== GZIP) {
    observations.push({ code: 'part-media-type', detail: `the compressed part ${info.href} is sent as ${part.mediaType || '(no Content-Type)'}` });
  }
}

function open({ info, part }: Pair, limits: GzipLimits): OpenedPart {
  const opened = { contentId: part.contentId, info, mediaType: part.mediaType, raw: part.content };
  if (info.compressionType === undefined) return { ...opened, bytes: part.content };
  if (info.compressionType !== GZIP) {
    throw new Refusal('compression-type', `${info.href} declares the CompressionType "${info.compressionType.slice(0, 80)}"`);
  }
  if (info.mimeType === undefined) throw new Refusal('mime-type-missing', `${info.href} is compressed and declares no MimeType`);
  return { ...opened, bytes: decompress(part.content, limits) };
}

export interface PartsOpened {
  parts: OpenedPart[];
  problems: Problem[];
  observations: Observation[];
}

/** Decompresses verified parts (AS4 3.1). Only called once the seal holds, so that nobody unknown can make us work. */
export function openParts(pairs: readonly Pair[], limits: GzipLimits): PartsOpened {
  const result: PartsOpened = { parts: [], problems: [], observations: [] };
  let left = limits.maxBytes;
  for (const pair of pairs) {
    observe(pair, result.observations);
    try {
      const part = open(pair, { ...limits, maxBytes: left });
      left = Math.max(1, left - part.bytes.length);
      result.parts.push(part);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      result.problems.push({ reason: error.reason, detail: error.message });
    }
  }
  return result;
}
