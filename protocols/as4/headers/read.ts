import { attribute, child, children, isNamed, type XmlElement } from '../../xml';
import { NS } from '../namespaces';
import { type Observation, Refusal } from '../problem';
import type { ErrorEntry, ErrorHeader, MessageUnit, NamedValue, Party, PartInfo, ReceiptHeader, SignalInfo, UserMessageHeader } from './model';
import { readReference } from './reference';

/** Child elements in schema order: local name, least, most. */
type Sequence = readonly (readonly [local: string, least: number, most: number])[];

const SEQUENCES = {
  UserMessage: [['MessageInfo', 1, 1], ['PartyInfo', 1, 1], ['CollaborationInfo', 1, 1], ['MessageProperties', 0, 1], ['PayloadInfo', 0, 1]],
  MessageInfo: [['Timestamp', 1, 1], ['MessageId', 1, 1], ['RefToMessageId', 0, 1]],
  PartyInfo: [['From', 1, 1], ['To', 1, 1]],
  CollaborationInfo: [['AgreementRef', 0, 1], ['Service', 1, 1], ['Action', 1, 1], ['ConversationId', 1, 1]],
} as const satisfies Record<string, Sequence>;

/** The parts of one message are few; a header that lists more is hostile. */
const MAX_ITEMS = 1000;

class Reader {
  readonly observations: Observation[] = [];

  /** Checks names, order and number of children against the ebMS 3.0 schema, and returns them by name. */
  sequence(parent: XmlElement, kind: keyof typeof SEQUENCES): Map<string, XmlElement> {
    const found = parent.children;
    const byName = new Map<string, XmlElement>();
    let at = 0;
    for (const [local, least, most] of SEQUENCES[kind] as Sequence) {
      let count = 0;
      for (; at < found.length && isNamed(found[at]!, local, NS.eb) && count < most; at++, count++) byName.set(local, found[at]!);
      if (count < least) throw new Refusal('invalid-header', `eb:${kind} has no eb:${local}, or not in its place`);
    }
    const extra = found[at];
    if (extra !== undefined) {
      throw new Refusal('invalid-header', `eb:${kind} has an eb:${extra.name} that is unknown, repeated or out of order`);
    }
    return byName;
  }

  /** Trimmed text; padding is reported, since other implementations compare it as it stands. */
  value(node: XmlElement): string {
    const raw = node.text;
    const trimmed = raw.trim();
    if (trimmed !== raw) {
      this.observations.push({ code: 'padded-value', detail: `eb:${node.name} has white space around "${trimmed.slice(0, 80)}"` });
    }
    return trimmed;
  }

  info(unit: XmlElement): SignalInfo {
    const first = children(unit, 'MessageInfo', NS.eb);
    if (first.length !== 1) {
      throw new Refusal('invalid-header', `eb:${unit.name} holds ${first.length} eb:MessageInfo elements instead of one`);
    }
    const fields = this.sequence(first[0]!, 'MessageInfo');
    const messageId = this.value(fields.get('MessageId')!);
    if (messageId === '') throw new Refusal('invalid-header', 'eb:MessageId is empty');
    const ref = fields.get('RefToMessageId');
    return { messageId, timestamp: this.value(fields.get('Timestamp')!), ...(ref === undefined ? {} : { refToMessageId: this.value(ref) }) };
  }

  party(node: XmlElement): Party {
    const ids = children(node, 'PartyId', NS.eb);
    const roles = children(node, 'Role', NS.eb);
    if (ids.length !== 1) throw new Refusal('invalid-party', `eb:${node.name} holds ${ids.length} eb:PartyId elements instead of one`);
    if (roles.length !== 1) throw new Refusal('invalid-party', `eb:${node.name} holds ${roles.length} eb:Role elements instead of one`);
    return { partyId: this.value(ids[0]!), type: attribute(ids[0]!, 'type') ?? '', role: this.value(roles[0]!) };
  }

  properties(parent: XmlElement | undefined): NamedValue[] {
    const found = children(parent, 'Property', NS.eb);
    if (found.length > MAX_ITEMS) throw new Refusal('invalid-header', `more than ${MAX_ITEMS} properties`);
    return found.map((one) => ({ name: attribute(one, 'name') ?? '', value: this.value(one) }));
  }

  partInfo(node: XmlElement): PartInfo {
    const properties = this.properties(child(node, 'PartProperties', NS.eb));
    const one = (name: string): string | undefined => {
      const found = properties.filter((property) => property.name === name);
      if (found.length > 1) throw new Refusal('invalid-header', `the part property ${name} is given ${found.length} times`);
      return found[0]?.value;
    };
    return {
      href: attribute(node, 'href') ?? '',
      mimeType: one('MimeType'),
      characterSet: one('CharacterSet'),
      compressionType: one('CompressionType'),
      properties,
    };
  }

  user(unit: XmlElement): UserMessageHeader {
    const fields = this.sequence(unit, 'UserMessage');
    const parties = this.sequence(fields.get('PartyInfo')!, 'PartyInfo');
    const about = this.sequence(fields.get('CollaborationInfo')!, 'CollaborationInfo');
    const agreement = about.get('AgreementRef');
    const service = about.get('Service')!;
    const properties = fields.get('MessageProperties');
    const payload = fields.get('PayloadInfo');
    const parts = children(payload, 'PartInfo', NS.eb);
    if (parts.length > MAX_ITEMS) throw new Refusal('invalid-header', `more than ${MAX_ITEMS} eb:PartInfo elements`);
    const mpc = attribute(unit, 'mpc');
    const pmode = attribute(agreement, 'pmode');
    return {
      ...this.info(unit),
      ...(mpc === undefined ? {} : { mpc }),
      from: this.party(parties.get('From')!),
      to: this.party(parties.get('To')!),
      agreementRef: agreement === undefined ? '' : this.value(agreement),
      agreementType: attribute(agreement, 'type') ?? '',
      ...(pmode === undefined ? {} : { agreementPmode: pmode }),
      service: this.value(service),
      serviceType: attribute(service, 'type') ?? '',
      action: this.value(about.get('Action')!),
      conversationId: this.value(about.get('ConversationId')!),
      ...(properties === undefined ? {} : { messageProperties: this.properties(properties) }),
      parts: parts.map((part) => this.partInfo(part)),
    };
  }

  receipt(unit: XmlElement, receipt: XmlElement): ReceiptHeader {
    const information = child(receipt, 'NonRepudiationInformation', NS.ebbp);
    if (information === undefined) return this.info(unit);
    const copies = children(information, 'MessagePartNRInformation', NS.ebbp).flatMap((one) => children(one, 'Reference', NS.ds));
    if (copies.length > MAX_ITEMS) throw new Refusal('invalid-header', `more than ${MAX_ITEMS} copied references`);
    return { ...this.info(unit), nonRepudiation: copies.map((copy) => readReference(copy)) };
  }

  errors(unit: XmlElement, found: readonly XmlElement[]): ErrorHeader {
    const entry = (node: XmlElement): ErrorEntry => ({
      code: attribute(node, 'errorCode') ?? '',
      severity: attribute(node, 'severity') ?? '',
      shortDescription: attribute(node, 'shortDescription'),
      category: attribute(node, 'category'),
      origin: attribute(node, 'origin'),
      refToMessageInError: attribute(node, 'refToMessageInError'),
      description: child(node, 'Description', NS.eb)?.text.trim(),
      detail: child(node, 'ErrorDetail', NS.eb)?.text.trim(),
    });
    return { ...this.info(unit), errors: found.slice(0, MAX_ITEMS).map(entry) };
  }
}

/**
 * Reads the one message unit in eb:Messaging (ebMS 3.0 Core, section 5.2). Values are not judged here; structure is.
 * @throws Refusal `message-kind`, `invalid-header` (order and number by the ebMS schema) or `invalid-party`.
 */
export function readMessaging(messaging: XmlElement): { unit: MessageUnit; observations: Observation[] } {
  const units = messaging.children;
  const unit = units[0];
  if (units.length !== 1 || unit === undefined) {
    throw new Refusal('message-kind', `eb:Messaging holds ${units.length} message units instead of one`);
  }
  const reader = new Reader();
  if (unit.ns !== NS.eb) throw new Refusal('message-kind', `eb:Messaging holds a {${unit.ns}}${unit.name}`);
  if (unit.name === 'UserMessage') return { unit: { kind: 'user', header: reader.user(unit) }, observations: reader.observations };
  if (unit.name !== 'SignalMessage') throw new Refusal('message-kind', `eb:Messaging holds an eb:${unit.name}`);
  const receipts = children(unit, 'Receipt', NS.eb);
  const errors = children(unit, 'Error', NS.eb);
  const pulls = children(unit, 'PullRequest', NS.eb);
  if (receipts.length + pulls.length + (errors.length > 0 ? 1 : 0) !== 1) {
    throw new Refusal('message-kind', 'eb:SignalMessage does not hold exactly one of Receipt, Error(s) and PullRequest');
  }
  const signal = (): MessageUnit => {
    if (receipts[0] !== undefined) return { kind: 'receipt', header: reader.receipt(unit, receipts[0]) };
    if (pulls[0] !== undefined) return { kind: 'pull-request', header: { ...reader.info(unit), mpc: attribute(pulls[0], 'mpc') ?? '' } };
    return { kind: 'error', header: reader.errors(unit, errors) };
  };
  return { unit: signal(), observations: reader.observations };
}
