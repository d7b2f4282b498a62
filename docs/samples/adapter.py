#!/usr/bin/env python3
"""A working carrier for the Kazakh scenarios: Python 3, standard library only.

Speaks the driver contract (docs/operator.md) in lines of JSON: requests on standard input, answers on standard output.
Anything meant for people goes to standard error. Copy it and replace the carrier by calls into your own system.
"""
import http.client
import json
import re
import ssl
import sys
import threading
import uuid
import xml.etree.ElementTree as ET
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

CAPABILITIES = ["stimulate:kz.present", "observe", "set-clock"]
MAX_ANSWER_BYTES = 1024 * 1024
ANSWER_WITHIN_SECONDS = 20
MOST_ATTEMPTS = 10  # then a person has to look
NAMESPACES = {
    "autop": "urn:customs.ru:Information:CustomsDocuments:AutoPreliminary:5.23.0",
    "cat_ru": "urn:customs.ru:CommonAggregateTypes:5.22.0",
    "RUScat_ru": "urn:customs.ru:RUSCommonAggregateTypes:5.22.0",
    "catpi_ru": "urn:customs.ru:Information:PriorInformation:PriorCommonAggregateTypes:5.23.0",
}

hello_input = None  # what the harness told us: endpoints, files, facts
now = "2026-01-01T00:00:00Z"  # our business clock, moved by set-clock
sending = threading.Lock()
documents = {}  # document id -> {"state", "number"/"reasons", "xml", "attempts", "due"}


def leaf(name, value):
    return "" if value is None else "<%s>%s</%s>" % (name, escape(str(value)), name)


def group(name, *children):
    inner = "".join(children)
    return "" if inner == "" else "<%s>%s</%s>" % (name, inner, name)


def party(name, who):
    if who is None:
        return ""
    features = group("cat_ru:RKOrganizationFeatures", leaf("cat_ru:BIN", who.get("bin")), leaf("cat_ru:IIN", who.get("iin")))
    return group(name, leaf("cat_ru:OrganizationName", who.get("name")), features, leaf("RUScat_ru:CountryA2Code", who.get("country")))


def goods_item(number, goods):
    return group(
        "autop:GoodsItem",
        leaf("catpi_ru:GoodsNumeric", number),
        leaf("catpi_ru:GoodsTNVEDCode", goods.get("hs")),
        leaf("catpi_ru:GoodsDescription", goods.get("description")),
        leaf("catpi_ru:GrossWeightQuantity", goods.get("grossKg")),
    )


def consignment_details(number, consignment):
    return group(
        "autop:ConsignmentDetails",
        leaf("autop:ObjectOrdinal", number),
        party("autop:ConsignorDetails", consignment.get("consignor")),
        party("autop:ConsigneeDetails", consignment.get("consignee")),
        *[goods_item(index, goods) for index, goods in enumerate(consignment.get("goods", []), 1)]
    )


def document(identifier, facts):
    """The road pre-arrival document, elements in the order of requirements/kz/README.md, without some optional ones."""
    transport = facts.get("transport", {})
    vehicles = [
        group("autop:PIATTransportMeansItemDetails", leaf("autop:ObjectOrdinal", index),
              leaf("autop:TransportMeansCountryCode", vehicle.get("country")), leaf("autop:TransportMeansRegId", vehicle.get("registration")))
        for index, vehicle in enumerate(transport.get("vehicles", []), 1)
    ]
    consignments = [consignment_details(index, one) for index, one in enumerate(facts.get("consignments", []), 1)]
    body = "".join([
        leaf("cat_ru:DocumentID", identifier),
        group("autop:EECEDocHeaderAddInfo", leaf("RUScat_ru:EDocCode", "R.042"), leaf("RUScat_ru:EDocDateTime", now)),
        leaf("autop:ElectronicDocumentSign", "ЭД"),
        "".join(leaf("autop:UsageCode", code) for code in facts.get("usage", ["01"])),
        group("autop:EntryCheckPointDetails", leaf("autop:CustomsOfficeCode", facts.get("entryOffice"))),
        party("autop:DeclarantDetails", facts.get("declarant")),
        group("autop:BorderTransportDetails", leaf("autop:TransportModeCode", transport.get("mode")),
              leaf("autop:ContainerIndicator", 1 if transport.get("containers") else 0), *vehicles),
        group("autop:MainConsignmentDetails", leaf("autop:TIRCarnetIndicator", 0), *consignments) if consignments else "",
    ])
    declarations = "".join(' xmlns:%s="%s"' % pair for pair in NAMESPACES.items())
    return ('<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>'
            '<autop:AutoPreliminary DocumentModeID="1006826E"%s>%s</autop:AutoPreliminary></soap:Body></soap:Envelope>' % (declarations, body))


def post(url, xml):
    files = hello_input["files"]
    context = ssl.create_default_context(cafile=files["tls.ca"])
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(files["kz.tls.cert"], files["kz.tls.key"])
    address = urlsplit(url)
    connection = http.client.HTTPSConnection(address.hostname, address.port or 443, timeout=ANSWER_WITHIN_SECONDS, context=context)
    try:
        connection.request("POST", address.path or "/", xml.encode("utf-8"), {"Content-Type": "text/xml; charset=utf-8", "SOAPAction": '""'})
        answer = connection.getresponse()
        return answer.status, answer.read(MAX_ANSWER_BYTES)
    finally:
        connection.close()


def texts(root, name):
    return [(element.text or "").strip() for element in root.iter() if element.tag.rsplit("}", 1)[-1] == name]


def decision(status, body, identifier):
    """What the answer means. Technical trouble is never a refusal: nothing was decided."""
    if status != 200 or b"<!DOCTYPE" in body:
        return {"state": "undelivered"}
    root = ET.fromstring(body)
    if texts(root, "RefDocumentID")[:1] != [identifier]:
        return {"state": "pending" if texts(root, "code")[:1] == ["SCSS001"] else "undelivered"}
    number = [texts(root, name)[:1] for name in ("CountryCode", "Date", "PINumber")]
    if all(number):
        country, date, serial = (part[0] for part in number)
        year, month, day = date.split("-")
        return {"state": "registered", "number": "%s/%s%s%s/%s" % (country, day, month, year[2:], serial)}
    return {"state": "refused", "reasons": texts(root, "ResultDescription")}


def instant(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def duration(text):
    parts = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?", text)
    if parts is None:
        raise ValueError("%s is no duration of hours, minutes and seconds" % text)
    hours, minutes, seconds = (int(part or 0) for part in parts.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def deliver(held, identifier, url, retry):
    try:
        outcome = decision(*post(url, held["xml"]), identifier)
    except (OSError, http.client.HTTPException, ET.ParseError, ValueError) as error:
        print("document %s was not delivered: %s" % (identifier, error), file=sys.stderr)
        outcome = {"state": "undelivered"}
    again = outcome["state"] in ("pending", "undelivered") and held["attempts"] < MOST_ATTEMPTS
    held.update(outcome, due=retry if again else None)
    send_if_due(held, identifier)  # the clock may have moved while we waited for the answer


def send(held, identifier):
    """Sends the document as it is. Without a decision the very same bytes, hence the same document, go again after the retry
    time of the business clock (KZ281-21): whoever makes a new document instead may be registered twice."""
    held.update(attempts=held["attempts"] + 1, due=None)
    retry = instant(now) + duration(hello_input["facts"].get("parameter.kz281.retryTime", "PT1M"))
    # A reset in the meantime opens new books; this delivery goes on with its own.
    work = (held, identifier, hello_input["endpoints"]["kz.revenue-authority"], retry)
    threading.Thread(target=deliver, args=work, daemon=True).start()


def hello(given):
    global hello_input, now
    hello_input = given
    now = given["facts"].get("businessTime", now)
    return {"name": "sample carrier (Python)", "version": "1", "capabilities": CAPABILITIES}


def malformed_code(facts):
    """The first code of the wrong form; such a document is not sent (KZPI-S08)."""
    consignments = facts.get("consignments", [])
    parties = [facts.get("declarant")] + [one.get(side) for one in consignments for side in ("consignor", "consignee")]
    codes = [(who.get(name), r"[0-9]{12}") for who in parties if who for name in ("bin", "iin")]
    codes += [(goods.get("hs"), r"[0-9]{4}|[0-9]{6}|[0-9]{8}|[0-9]{10}") for one in consignments for goods in one.get("goods", [])]
    codes.append((facts.get("entryOffice"), r"[0-9]{2}|[0-9]{5}|[0-9]{8}"))
    return next((code for code, form in codes if code is not None and not re.fullmatch(form, code)), None)


def stimulate(given):
    operation, facts = given["operation"], given["facts"]
    if "stimulate:" + operation not in CAPABILITIES:
        raise ValueError("unknown operation " + operation)
    if hello_input is None:
        raise ValueError("hello comes first")
    by = facts.get("by", "road")
    if by != "road":
        return {"status": "refused", "reason": "this sample goes by road, not by " + by}
    vehicles = facts.get("transport", {}).get("vehicles", [])
    if len(vehicles) > 3:
        return {"status": "refused", "reason": "a road document has at most three vehicles, not %d" % len(vehicles)}
    malformed = malformed_code(facts)
    if malformed is not None:
        return {"status": "refused", "reason": 'the code "%s" has the wrong form' % malformed}
    if "tir" in facts:
        return {"status": "refused", "reason": "this sample does not know TIR carnets"}
    identifier = str(uuid.uuid4())
    documents[identifier] = {"state": "pending", "xml": document(identifier, facts), "attempts": 0}
    send(documents[identifier], identifier)
    return {"status": "done", "reference": identifier}


def send_if_due(held, identifier):
    with sending:  # a delivery that ends and the clock that moves may both find it due
        if held.get("due") is not None and held["due"] <= instant(now):
            send(held, identifier)


def observe(given):
    if given["what"] != "kz.pre-arrival":
        raise ValueError("unknown kind of reference " + given["what"])
    found = documents.get(given["reference"])
    if found is None:
        return {"known": False}
    holds = {key: found[key] for key in ("number", "reasons") if key in found}
    return {"known": True, "state": found["state"], "holds": dict(holds, documentId=given["reference"])}


def set_clock(given):
    global now
    now = given["instant"]
    for identifier, held in documents.items():
        send_if_due(held, identifier)
    return {}


def reset(_given):
    global documents
    documents = {}
    return {}


OPERATIONS = {"hello": hello, "stimulate": stimulate, "observe": observe, "set-clock": set_clock, "reset": reset, "bye": lambda _given: {}}


def answer(line):
    identifier = "unreadable"
    try:
        request = json.loads(line)
        if isinstance(request.get("id"), str):
            identifier = request["id"]
        if request["op"] not in OPERATIONS:
            raise ValueError("unknown op %s" % request["op"])
        return {"id": identifier, "ok": True, "output": OPERATIONS[request["op"]](request["input"])}, request["op"]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return {"id": identifier, "ok": False, "error": {"message": "%s: %s" % (type(error).__name__, error)}}, None


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    for line in sys.stdin:
        response, operation = answer(line)
        sys.stdout.write(json.dumps(response, ensure_ascii=False) + "\n")
        sys.stdout.flush()
        if operation == "bye":
            break


main()
