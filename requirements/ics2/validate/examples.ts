/** One change to the text of the specimen IE3F10. Used by the specs only. */
export type Edit = [from: string | RegExp, to: string];

/** Each: what is done to the good message, and every problem that must follow from it, no more and no less. */
export const MUTANTS: [what: string, edits: Edit[], expected: string[]][] = [
  // the table
  ['mandatory element missing', [[/<reEntryIndicator>0<\/reEntryIndicator>/, '']], ['GEN-MANDATORY 13 IE3F10']],
  ['mandatory group missing', [[/<customsOfficeOfFirstEntry>.*<\/customsOfficeOfFirstEntry>/, '']], ['GEN-MANDATORY 13 IE3F10']],
  ['unknown element', [['<reEntryIndicator>', '<colour>red</colour><reEntryIndicator>']], ['GEN-UNKNOWN 15 colour']],
  ['unknown attribute', [['<reEntryIndicator>', '<reEntryIndicator id="1">']], ['GEN-UNKNOWN 15 reEntryIndicator']],
  ['text between elements', [['<splitConsignment>', '<splitConsignment>split']], ['GEN-UNKNOWN 15 splitConsignment']],
  ['element inside a value', [['>SEAL-1<', '><b>SEAL-1</b><']], ['GEN-SHORT 40 identifier', 'GEN-UNKNOWN 15 b']],
  [
    'two elements exchanged',
    [
      ['<weight><grossMass>1000</grossMass></weight>', ''],
      ['<commodity>', '<weight><grossMass>1000</grossMass></weight><commodity>'],
    ],
    ['GEN-ORDER 15 commodity'],
  ],
  [
    'element twice',
    [['<reEntryIndicator>0</reEntryIndicator>', '<reEntryIndicator>0</reEntryIndicator><reEntryIndicator>0</reEntryIndicator>']],
    ['GEN-REPEAT 35 reEntryIndicator[2]'],
  ],
  ['too long', [['LRN-2026-000001', 'L'.repeat(23)]], ['GEN-LONG 39 LRN']],
  ['empty', [['>LRN-2026-000001<', '><']], ['GEN-SHORT 40 LRN']],
  ['too short for a fixed length', [['DE004851', 'DE00485']], ['GEN-SHORT 40 referenceNumber']],
  ['letters for digits', [['<status>2<', '<status>x<']], ['GEN-CHARTYPE 37 status']],
  [
    'indicator true',
    [['<containerIndicator>1<', '<containerIndicator>true<']],
    ['GEN-LONG 39 containerIndicator'],
  ],
  ['comma in a mass', [['1250.5', '1250,5']], ['GEN-DECIMAL 19 totalGrossMass']],
  ['too many decimals', [['1250.5', '1250.1234567']], ['GEN-DECIMAL 19 totalGrossMass']],
  ['no digit before the point', [['1250.5', '.5']], ['GEN-DIGIT 38 totalGrossMass']],
  ['too many digits', [['1250.5', '12345678901234567']], ['GEN-LONG 39 totalGrossMass']],
  ['time with offset', [['2026-03-01T10:00:00Z', '2026-03-01T12:00:00+02:00']], ['GEN-DATETIME 12 DateTime']],
  ['day that does not exist', [['2026-03-01T10:00:00Z', '2026-02-30T10:00:00Z']], ['GEN-DATETIME 12 DateTime']],
  [
    'date without wrapper',
    [['<documentIssueDate><DateTime>2026-03-01T10:00:00Z</DateTime>', '<documentIssueDate>2026-03-01T10:00:00Z']],
    ['GEN-DATETIME 12 documentIssueDate'],
  ],
  ['other root', [[/IE3F10/g, 'IE3F11']], ['GEN-ROOT 12 IE3F11']],
  ['former namespace', [['urn:wco:datamodel:eu:ics2:2', 'urn:wco:datamodel:WCO:CIS:1']], ['GEN-NAMESPACE 12 IE3F10']],
  ['code outside its list', [['<type>N705<', '<type>N999<']], ['GEN-CODELIST 12 type']],
  ['indicator of another filing', [['>F10<', '>F11<']], ['GEN-INDICATOR 12 SpecificCircumstanceIndicator']],
  [
    'Chinese text',
    [['<city>Shanghai</city><country>CN</country><street>', '<city>上海</city><country>CN</country><street>']],
    ['GEN-UNICODE 102 city'],
  ],
  // parties
  [
    'R3002: street without number',
    [['<street>Am Kai</street><postCode>28195</postCode><number>7</number>', '<street>Am Kai</street><postCode>28195</postCode>']],
    ['R3002 12 address'],
  ],
  [
    'R3005: number without country',
    [
      [
        '<identificationNumber>DE111111111111111</identificationNumber>\n      <address>',
        '<identificationNumber>111111111111111</identificationNumber>\n      <address>',
      ],
    ],
    ['R3005 12 identificationNumber'],
  ],
  ['R3006: phone as typed', [['+49 40 1234567', '040 / 123 45 67']], ['R3006 12 identifier']],
  ['R3033: representative is the declarant', [['DE222222222222222', 'DE111111111111111']], ['R3033 12 identificationNumber']],
  // transport
  ['R3009: IMO without its letters', [['IMO9074729', '9074729']], ['R3009 70 identificationNumber']],
  ['R3009: wrong check digit', [['IMO9074729', 'IMO9074728']], ['R3009 70 identificationNumber']],
  [
    'R3010: ENI of seven digits',
    [
      ['IMO9074729', '0232495'],
      ['>10<', '>80<'],
      ['<ModeOfTransport>1<', '<ModeOfTransport>8<'],
    ],
    ['R3010 70 identificationNumber'],
  ],
  ['R3011: ship by wagon number', [['<typeOfIdentification>10<', '<typeOfIdentification>20<']], ['R3011 12 typeOfIdentification']],
  ['R3012: inland vessel by IMO number', [['<ModeOfTransport>1<', '<ModeOfTransport>8<']], ['R3012 12 typeOfIdentification']],
  [
    'R3013: route starts elsewhere',
    [['<country>CN</country></countriesOf', '<country>KR</country></countriesOf']],
    ['R3013 12 countriesOfRoutingOfMeansOfTransport[1]'],
  ],
  [
    'R3014: route ends elsewhere',
    [['<placeOfUnloading><UNLOCODE>DEHAM', '<placeOfUnloading><UNLOCODE>NLRTM']],
    ['R3014 12 countriesOfRoutingOfMeansOfTransport[3]'],
  ],
  ['R3018: office of the destination', [['DE004851', 'FR000001']], ['R3018 12 countriesOfRoutingOfMeansOfTransport[3]']],
  ['R3021: container number as typed', [['CSQU3054383', 'CSQU 305438-3']], ['R3021 12 containerIdentificationNumber']],
  [
    'R3035: no departure',
    [[/<estimatedDateAndTimeOfDeparture>.*<\/estimatedDateAndTimeOfDeparture>/, '']],
    ['R3035 12 activeBorderTransportMeans'],
  ],
  ['R3053: arrival before departure', [['2026-03-28T04:30:00Z', '2026-03-02T04:30:00Z']], ['R3053 103 estimatedDateAndTimeOfArrival']],
  // filing
  ['R3017: item number twice', [['<goodsItemNumber>2<', '<goodsItemNumber>1<']], ['R3017 12 goodsItemNumber']],
  ['R3017: gap', [['<goodsItemNumber>2<', '<goodsItemNumber>3<']], ['R3017 12 goodsItemNumber']],
  ['R3020: CUS code without hyphen', [['0012345-6', '001234567']], ['R3020 12 cusCode']],
  // conditions
  [
    'C3001: split without previous MRN',
    [['<splitConsignmentIndicator>0<', '<splitConsignmentIndicator>1<']],
    ['C3001 12 splitConsignment'],
  ],
  [
    'C3001: previous MRN without split',
    [['0</splitConsignmentIndicator>', '0</splitConsignmentIndicator><previousMRN>25FR17551780961AT5</previousMRN>']],
    ['C3001 12 previousMRN'],
  ],
  ['C3004: neither UN/LOCODE nor location', [['<location>Pudong</location>', '']], ['C3004 12 placeOfAcceptance']],
  ['C3004: UN/LOCODE and address together', [['<location>Pudong</location>', '<UNLOCODE>CNPDG</UNLOCODE>']], ['C3004 12 address']],
  [
    'C3006: delivery without UN/LOCODE',
    [['<placeOfDelivery><UNLOCODE>DEHAM</UNLOCODE>', '<placeOfDelivery>']],
    ['C3006 12 placeOfDelivery'],
  ],
  [
    'C3007: loading with both',
    [['<UNLOCODE>CNSHA</UNLOCODE>', '<UNLOCODE>CNSHA</UNLOCODE><address><country>CN</country></address>']],
    ['C3007 12 address'],
  ],
  [
    'C3008: unloading with both',
    [['<placeOfUnloading><UNLOCODE>DEHAM</UNLOCODE>', '<placeOfUnloading><location>Pier 1</location><UNLOCODE>DEHAM</UNLOCODE>']],
    ['C3008 12 location'],
  ],
  [
    'C3013: in containers, but no equipment',
    [[/<transportEquipment>[\s\S]*<\/transportEquipment>/, '']],
    ['C3013 12 consignmentHouseLevel'],
  ],
  ['C3013: equipment, but not in containers', [['<containerIndicator>1<', '<containerIndicator>0<']], ['C3013 12 transportEquipment']],
  ['C3017: seals without their number', [['<numberOfSeals>1</numberOfSeals>', '']], ['C3017 12 seal']],
  ['C3017: number of seals without seals', [['<seal><identifier>SEAL-1</identifier></seal>', '']], ['C3017 12 transportEquipment']],
  [
    'C3020: delivery in the Union without buyer and seller',
    [[/<goodsShipment>[\s\S]*<\/goodsShipment>/, '']],
    ['C3020 12 consignmentHouseLevel'],
  ],
  [
    'C3025: no commodity code',
    [['<commodityCode><harmonizedSystemSubHeadingCode>731815</harmonizedSystemSubHeadingCode></commodityCode>', '']],
    ['C3025 13 commodity'],
  ],
  ['C3034: no postcode in Germany', [['<postCode>28195</postCode>', '']], ['C3034 12 address']],
  ['C3034: country missing from CL733', [['<country>AE</country>', '<country>TW</country>']], ['C3034 12 address']],
  ['C3036: packed goods without a count', [['<numberOfPackages>10</numberOfPackages>', '']], ['C3036 12 packaging']],
  [
    'C3036: bulk with a count',
    [['<packaging><typeOfPackages>VR', '<packaging><numberOfPackages>1</numberOfPackages><typeOfPackages>VR']],
    ['C3036 12 numberOfPackages'],
  ],
];

/** Changes that leave the message good: the other side of the conditions and rules above. */
export const STILL_GOOD: [what: string, edits: Edit[]][] = [
  ['no representative', [[/<representative>[\s\S]*<\/representative>/, '']]],
  ['an actual departure instead of the estimate', [[/estimatedDateAndTimeOfDeparture/g, 'actualDateAndTimeOfDeparture']]],
  ['arrival at the minute of departure', [['2026-03-28T04:30:00Z', '2026-03-03T06:00:00Z']]],
  [
    'an inland vessel',
    [
      ['IMO9074729', '02324957'],
      ['>10<', '>80<'],
      ['<ModeOfTransport>1<', '<ModeOfTransport>8<'],
    ],
  ],
  [
    'a split consignment with its MRN',
    [['0</splitConsignmentIndicator>', '1</splitConsignmentIndicator><previousMRN>25FR17551780961AT5</previousMRN>']],
  ],
  [
    'not in containers, no equipment',
    [
      ['<containerIndicator>1<', '<containerIndicator>0<'],
      [/<transportEquipment>[\s\S]*<\/transportEquipment>/, ''],
    ],
  ],
  [
    'delivery outside the Union without buyer and seller',
    [
      ['<placeOfDelivery><UNLOCODE>DEHAM', '<placeOfDelivery><UNLOCODE>CHBSL'],
      [/<goodsShipment>[\s\S]*<\/goodsShipment>/, ''],
    ],
  ],
  [
    'private persons without commodity code',
    [
      [/(<consignee>[\s\S]*?)<typeOfPerson>2/, '$1<typeOfPerson>1'],
      [/(<consignor>[\s\S]*?)<typeOfPerson>2/, '$1<typeOfPerson>1'],
      [/<commodityCode>.*<\/commodityCode>/, ''],
    ],
  ],
  [
    'routing entries out of order, numbered rightly',
    [[/(<countriesOfRouting\w+><sequenceNumber>1.*)\s*(<countriesOfRouting\w+><sequenceNumber>2.*)/, '$2$1']],
  ],
  [
    'first entry in Norway',
    [
      ['<sequenceNumber>2</sequenceNumber><country>SG', '<sequenceNumber>2</sequenceNumber><country>NO'],
      ['DE004851', 'NO001234'],
    ],
  ],
  [
    'an indicator of a prefix',
    [
      ['xmlns="urn', 'xmlns:i="urn'],
      [/<(\/?)([A-Za-z])/g, '<$1i:$2'],
    ],
  ],
  ['signs common to the three scripts', [['handle with care', 'ø 5 × 3 mm – “±2 °C”, 20 €, №7, ≤ 3']]],
];
