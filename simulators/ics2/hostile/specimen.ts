/** What a test filing differs in; everything else is the same good IE3F10 each time. */
export interface SpecimenFacts {
  lrn: string;
  declarant: string;
  billOfLading: string;
  consigneeName?: string;
  consignorName?: string;
  departure?: string;
  arrival?: string;
  phone?: string;
  postcode?: string;
  container?: string;
}

const address = (city: string, country: string, street: string, postcode: string, number: string): string =>
  `<address><city>${city}</city><country>${country}</country><street>${street}</street>${postcode === '' ? '' : `<postCode>${postcode}</postCode>`}<number>${number}</number></address>`;
const person = (name: string, where: string, phone: string): string =>
  `<name>${name}</name><typeOfPerson>2</typeOfPerson>${where}<communication><identifier>${phone}</identifier><type>TE</type></communication>`;
const when = (name: string, at: string): string => `<${name}><DateTime>${at}</DateTime></${name}>`;

/**
 * A filing of the harness itself, to test the simulated interface with: written out by hand from the HTI v2.02 table of
 * IE3F10, and not by the reference operator, which must not prove itself. Values are put in as they are: hostile ones too.
 */
export function specimenFiling(facts: SpecimenFacts): string {
  const phone = facts.phone ?? '+32 2 555 0101';
  const declarantAddress = address('Antwerpen', 'BE', 'Kaai', '2030', '3');
  const consignor = person(facts.consignorName ?? 'Probe Shippers', address('Santos', 'BR', 'Rua do Porto', '11013-000', '9'), '+55 13 5550 0101');
  const consignee = person(facts.consigneeName ?? 'Probe Importers', address('Gent', 'BE', 'Dok', facts.postcode ?? '9000', '5'), phone);
  return `<?xml version="1.0" encoding="UTF-8"?>
<IE3F10 xmlns="urn:wco:datamodel:eu:ics2:2"><LRN>${facts.lrn}</LRN>${when('documentIssueDate', '2026-06-01T08:00:00Z')}
<SpecificCircumstanceIndicator>F10</SpecificCircumstanceIndicator><reEntryIndicator>0</reEntryIndicator>
<splitConsignment><splitConsignmentIndicator>0</splitConsignmentIndicator></splitConsignment>
<activeBorderTransportMeans><identificationNumber>IMO9074729</identificationNumber><typeOfIdentification>10</typeOfIdentification>
<typeOfMeansOfTransport>1511</typeOfMeansOfTransport><nationality>PA</nationality><ModeOfTransport>1</ModeOfTransport>
${when('estimatedDateAndTimeOfDeparture', facts.departure ?? '2026-06-09T12:00:00Z')}${when('estimatedDateAndTimeOfArrival', facts.arrival ?? '2026-06-27T04:00:00Z')}
<countriesOfRoutingOfMeansOfTransport><sequenceNumber>1</sequenceNumber><country>BR</country></countriesOfRoutingOfMeansOfTransport>
<countriesOfRoutingOfMeansOfTransport><sequenceNumber>2</sequenceNumber><country>BE</country></countriesOfRoutingOfMeansOfTransport>
</activeBorderTransportMeans>
<consignmentMasterLevel><carrier><name>Probe Lines</name><identificationNumber>${facts.declarant}</identificationNumber>${declarantAddress}</carrier>
<consignmentHouseLevel><containerIndicator>1</containerIndicator><totalGrossMass>18000</totalGrossMass>
<placeOfAcceptance><UNLOCODE>BRSSZ</UNLOCODE></placeOfAcceptance><consignee>${consignee}</consignee>
<goodsItem><goodsItemNumber>1</goodsItemNumber><commodity><descriptionOfGoods>Green coffee beans in bags</descriptionOfGoods>
<commodityCode><harmonizedSystemSubHeadingCode>090111</harmonizedSystemSubHeadingCode></commodityCode></commodity>
<weight><grossMass>18000</grossMass></weight>
<packaging><shippingMarks>COFFEE</shippingMarks><numberOfPackages>300</numberOfPackages><typeOfPackages>BG</typeOfPackages></packaging></goodsItem>
<consignor>${consignor}</consignor><transportCharges><methodOfPayment>Z</methodOfPayment></transportCharges>
<placeOfDelivery><UNLOCODE>BEANR</UNLOCODE></placeOfDelivery><goodsShipment><buyer>${consignee}</buyer><seller>${consignor}</seller></goodsShipment>
<transportEquipment><containerSizeAndType>1</containerSizeAndType><containerPackedStatus>B</containerPackedStatus>
<containerSupplierType>2</containerSupplierType><containerIdentificationNumber>${facts.container ?? 'CSQU3054383'}</containerIdentificationNumber></transportEquipment>
</consignmentHouseLevel>
<placeOfLoading><UNLOCODE>BRSSZ</UNLOCODE></placeOfLoading>
<transportDocumentMasterLevel><documentNumber>${facts.billOfLading}</documentNumber><type>N705</type></transportDocumentMasterLevel>
<placeOfUnloading><UNLOCODE>BEANR</UNLOCODE></placeOfUnloading></consignmentMasterLevel>
<declarant><name>Probe Lines</name><identificationNumber>${facts.declarant}</identificationNumber>${declarantAddress}
<communication><identifier>ens@probe.example</identifier><type>EM</type></communication></declarant>
<customsOfficeOfFirstEntry><referenceNumber>BE101000</referenceNumber></customsOfficeOfFirstEntry></IE3F10>
`;
}
