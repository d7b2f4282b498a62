@eaeu @area:agreement-2009
Feature: What the parties of the agreement answer for on paper
  Some duties of the agreement on information technology in customs of 09.06.2009 show on no wire. Whoever is bound by them names an
  office that answers for it, and a document. What holds so holds as attested, and every report says so.

  @EAEU-2009-07
  Scenario: The agreement on which the legal force of electronic documents rests is named
    Then the operator's attestation names who answers for it, the document and its date

  @EAEU-2009-12
  Scenario: The means of protection in use are certified under national law
    Then the operator's attestation names who answers for it, the document and its date

  @EAEU-2009-13
  Scenario: Every means of protection in use stands on the list of certified means
    Then the operator's attestation names who answers for it, the document and its date

  @EAEU-2009-14
  Scenario: There is an inventory of the licences for software and technology received
    Then the operator's attestation names who answers for it, the document and its date

  @EAEU-2009-18
  Scenario: The trusted certification centres are listed, and new systems were agreed with the other services
    Then the operator's attestation names who answers for it, the document and its date
