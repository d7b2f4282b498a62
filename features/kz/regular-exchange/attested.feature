@kz @area:regular-exchange @role:kz-customs-exchange
Feature: Who has set the technical conditions of regular exchange
  The conditions are set by the customs authorities of the member states, and by nobody else (Customs Code of the Republic of Kazakhstan,
  Art. 444(2)). That shows on no wire.

  @KZ444-05
  Scenario: The conditions in force were set by customs authorities
    Then the operator's attestation names who answers for it, the document and its date
