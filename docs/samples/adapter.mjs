#!/usr/bin/env node
// A working carrier for the Kazakh scenarios in plain JavaScript: no package, only Node.js.
// It speaks the driver contract (docs/operator.md) in lines of JSON: requests on standard input, answers on standard
// output. Anything meant for people goes to standard error. Copy it and replace Carrier by calls into your own system.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import https from 'node:https';
import { createInterface } from 'node:readline';

const CAPABILITIES = ['stimulate:kz.present', 'observe', 'set-clock'];
const MAX_ANSWER_BYTES = 1024 * 1024;
const ANSWER_WITHIN_MS = 20_000;
const MOST_ATTEMPTS = 10; // then a person has to look

let hello; // what the harness told us: endpoints, files, facts
let now; // our business clock as an ISO 8601 text, moved by set-clock
let documents = new Map(); // document id -> { state, number?, reasons?, xml, attempts, due? }

const NAMESPACES = {
  autop: 'urn:customs.ru:Information:CustomsDocuments:AutoPreliminary:5.23.0',
  cat_ru: 'urn:customs.ru:CommonAggregateTypes:5.22.0',
  RUScat_ru: 'urn:customs.ru:RUSCommonAggregateTypes:5.22.0',
  catpi_ru: 'urn:customs.ru:Information:PriorInformation:PriorCommonAggregateTypes:5.23.0',
};

const escape = (text) => String(text).replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
// One element; children are XML already, a missing value leaves the element out.
const leaf = (name, value) => (value === undefined || value === null ? '' : `<${name}>${escape(value)}</${name}>`);
const group = (name, ...children) => {
  const inner = children.flat().join('');
  return inner === '' ? '' : `<${name}>${inner}</${name}>`;
};

function party(name, who) {
  if (who === undefined) return '';
  return group(
    name,
    leaf('cat_ru:OrganizationName', who.name),
    group('cat_ru:RKOrganizationFeatures', leaf('cat_ru:BIN', who.bin), leaf('cat_ru:IIN', who.iin)),
    leaf('RUScat_ru:CountryA2Code', who.country),
  );
}

// The road pre-arrival document, elements in the order of requirements/kz/README.md, which also has the optional ones
// that this sample leaves out (waybill, preliminary declaration, TIR carnet).
function document(id, facts) {
  const vehicles = facts.transport?.vehicles ?? [];
  const consignments = facts.consignments ?? [];
  const body = [
    leaf('cat_ru:DocumentID', id),
    group('autop:EECEDocHeaderAddInfo', leaf('RUScat_ru:EDocCode', 'R.042'), leaf('RUScat_ru:EDocDateTime', now)),
    leaf('autop:ElectronicDocumentSign', 'ЭД'),
    (facts.usage ?? ['01']).map((code) => leaf('autop:UsageCode', code)),
    group('autop:EntryCheckPointDetails', leaf('autop:CustomsOfficeCode', facts.entryOffice)),
    party('autop:DeclarantDetails', facts.declarant),
    group(
      'autop:BorderTransportDetails',
      leaf('autop:TransportModeCode', facts.transport?.mode),
      leaf('autop:ContainerIndicator', facts.transport?.containers ? 1 : 0),
      vehicles.map((vehicle, index) =>
        group('autop:PIATTransportMeansItemDetails', leaf('autop:ObjectOrdinal', index + 1), leaf('autop:TransportMeansCountryCode', vehicle.country), leaf('autop:TransportMeansRegId', vehicle.registration)),
      ),
    ),
    consignments.length === 0
      ? ''
      : group(
          'autop:MainConsignmentDetails',
          leaf('autop:TIRCarnetIndicator', 0),
          consignments.map((consignment, index) =>
            group(
              'autop:ConsignmentDetails',
              leaf('autop:ObjectOrdinal', index + 1),
              party('autop:ConsignorDetails', consignment.consignor),
              party('autop:ConsigneeDetails', consignment.consignee),
              (consignment.goods ?? []).map((goods, number) =>
                group(
                  'autop:GoodsItem',
                  leaf('catpi_ru:GoodsNumeric', number + 1),
                  leaf('catpi_ru:GoodsTNVEDCode', goods.hs),
                  leaf('catpi_ru:GoodsDescription', goods.description),
                  leaf('catpi_ru:GrossWeightQuantity', goods.grossKg),
                ),
              ),
            ),
          ),
        ),
  ].flat().join('');
  const declarations = Object.entries(NAMESPACES).map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`).join('');
  return (
    '<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>' +
    `<autop:AutoPreliminary DocumentModeID="1006826E"${declarations}>${body}</autop:AutoPreliminary></soap:Body></soap:Envelope>`
  );
}

function post(url, xml) {
  const { files } = hello;
  const tls = { ca: readFileSync(files['tls.ca']), cert: readFileSync(files['kz.tls.cert']), key: readFileSync(files['kz.tls.key']), minVersion: 'TLSv1.2' };
  const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""', 'content-length': Buffer.byteLength(xml) };
  return new Promise((resolve, reject) => {
    const request = https.request(url, { method: 'POST', agent: false, timeout: ANSWER_WITHIN_MS, headers, ...tls }, (response) => {
      const chunks = [];
      let length = 0;
      response.on('data', (chunk) => {
        length += chunk.length;
        if (length > MAX_ANSWER_BYTES) request.destroy(new Error('the answer is too long'));
        chunks.push(chunk);
      });
      response.on('end', () => resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString('utf8') }));
      response.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error('no answer in time')));
    request.on('error', reject);
    request.end(xml);
  });
}

const unescape = (text) => text.replace(/&(lt|gt|quot|apos|amp);/g, (_all, name) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name]);
// Texts of every element of this local name. Enough for the one small answer we expect; a real system parses properly.
const texts = (xml, name) => [...xml.matchAll(new RegExp(`<(?:[\\w-]+:)?${name}(?:\\s[^>]*)?>([^<]*)</`, 'g'))].map((match) => unescape(match[1].trim()));

// What the answer means. Technical trouble is never a refusal: nothing was decided.
function decision({ status, text }, id) {
  if (status !== 200) return { state: 'undelivered' };
  if (texts(text, 'RefDocumentID')[0] !== id) return { state: texts(text, 'code')[0] === 'SCSS001' ? 'pending' : 'undelivered' };
  const [country, date, serial] = ['CountryCode', 'Date', 'PINumber'].map((name) => texts(text, name)[0]);
  if (country !== undefined && date !== undefined && serial !== undefined) {
    const [year, month, day] = date.split('-');
    return { state: 'registered', number: `${country}/${day}${month}${year.slice(2)}/${serial}` };
  }
  return { state: 'refused', reasons: texts(text, 'ResultDescription') };
}

// Codes of the wrong form are not sent (KZPI-S08).
function malformedCode(facts) {
  const parties = [facts.declarant, ...(facts.consignments ?? []).flatMap(({ consignor, consignee }) => [consignor, consignee])];
  const numbers = parties.flatMap((who) => [who?.bin, who?.iin]);
  const hs = (facts.consignments ?? []).flatMap(({ goods }) => (goods ?? []).map((item) => item.hs));
  const wrong = (values, form) => values.find((value) => value !== undefined && !form.test(value));
  return wrong(numbers, /^\d{12}$/) ?? wrong(hs, /^(\d{4}|\d{6}|\d{8}|\d{10})$/) ?? wrong([facts.entryOffice], /^(\d{2}|\d{5}|\d{8})$/);
}

// "PT1M30S" in milliseconds.
function durationMs(text) {
  const parts = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(text);
  if (parts === null) throw new Error(`${text} is no duration of hours, minutes and seconds`);
  const [hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

// Sends the document as it is. Without a decision the very same bytes, hence the same document, go again after the retry
// time of the business clock (KZ281-21): whoever makes a new document instead may be registered twice.
function send(books, id) {
  const held = books.get(id);
  const retry = Date.parse(now) + durationMs(hello.facts['parameter.kz281.retryTime'] ?? 'PT1M');
  held.attempts += 1;
  held.due = undefined;
  post(hello.endpoints['kz.revenue-authority'], held.xml)
    .then((answer) => decision(answer, id))
    .catch((error) => {
      process.stderr.write(`document ${id} was not delivered: ${error.message}\n`);
      return { state: 'undelivered' };
    })
    .then((outcome) => {
      const open = outcome.state === 'pending' || outcome.state === 'undelivered';
      Object.assign(held, outcome, { due: open && held.attempts < MOST_ATTEMPTS ? retry : undefined });
      sendDue(books); // the clock may have moved while we waited for the answer
    });
}

function sendDue(books) {
  for (const [id, { due }] of books) if (due !== undefined && due <= Date.parse(now)) send(books, id);
}

function present(facts) {
  const by = facts.by ?? 'road';
  if (by !== 'road') return { status: 'refused', reason: `this sample goes by road, not by ${by}` };
  const malformed = malformedCode(facts);
  if (malformed !== undefined) return { status: 'refused', reason: `the code "${malformed}" has the wrong form` };
  const vehicles = facts.transport?.vehicles ?? [];
  if (vehicles.length > 3) return { status: 'refused', reason: `a road document has at most three vehicles, not ${vehicles.length}` };
  if (facts.tir !== undefined) return { status: 'refused', reason: 'this sample does not know TIR carnets' };
  const id = randomUUID();
  documents.set(id, { state: 'pending', xml: document(id, facts), attempts: 0 });
  send(documents, id); // a reset in the meantime opens new books; this delivery goes on with its own
  return { status: 'done', reference: id };
}

const operations = {
  hello(input) {
    hello = input;
    now = input.facts.businessTime;
    return { name: 'sample carrier (JavaScript)', version: '1', capabilities: CAPABILITIES };
  },
  stimulate({ operation, facts }) {
    if (!CAPABILITIES.includes(`stimulate:${operation}`)) throw new Error(`unknown operation ${operation}`);
    if (hello === undefined) throw new Error('hello comes first');
    return present(facts);
  },
  observe({ what, reference }) {
    if (what !== 'kz.pre-arrival') throw new Error(`unknown kind of reference ${what}`);
    const found = documents.get(reference);
    if (found === undefined) return { known: false };
    const { state, number, reasons } = found;
    return { known: true, state, holds: { documentId: reference, number, reasons } };
  },
  'set-clock'({ instant }) {
    now = instant;
    sendDue(documents);
    return {};
  },
  reset() {
    documents = new Map();
    return {};
  },
  bye() {
    return {};
  },
};

function answer(line) {
  let request;
  try {
    request = JSON.parse(line);
    if (!Object.hasOwn(operations, request.op)) throw new Error(`unknown op ${request.op}`);
    return { id: request.id, ok: true, output: operations[request.op](request.input) };
  } catch (error) {
    return { id: typeof request?.id === 'string' ? request.id : 'unreadable', ok: false, error: { message: error.message } };
  }
}

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const response = answer(line);
  process.stdout.write(`${JSON.stringify(response)}\n`);
  if (response.ok && line.includes('"bye"') && JSON.parse(line).op === 'bye') lines.close();
});
// When the harness goes away, so do we; a request still on its way is given up.
lines.on('close', () => process.exit(0));
