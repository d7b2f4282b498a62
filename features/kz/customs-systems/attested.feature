@kz @area:customs-systems @role:kz-customs-exchange
Feature: What a Kazakh customs authority answers for on paper about its systems
  How systems came about and into operation shows on no wire (Customs Code of the Republic of Kazakhstan, articles on information systems).

  @KZCC-IS-02
  Scenario: The record of development, operation and modernisation is on file
    Then the operator's attestation names who answers for it, the document and its date

  @KZCC-IS-03
  Scenario: Every component in use was developed, produced or acquired by customs
    Then the operator's attestation names who answers for it, the document and its date

  @KZCC-IS-04
  Scenario: The rules on access, and the composition of what is given, are on file as approved
    Then the operator's attestation names who answers for it, the document and its date

  @KZCC-RES-04
  Scenario: The order of giving restricted information is on file as approved
    Then the operator's attestation names who answers for it, the document and its date

  @KZCC-SEC-01
  Scenario: The last assessment of the level of protection is on file
    Then the operator's attestation names who answers for it, the document and its date
