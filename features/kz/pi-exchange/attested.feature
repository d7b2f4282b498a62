@kz @area:pi-exchange
Feature: What the parties of the exchange of pre-arrival information answer for on paper
  Orders on software and on publication bind without anything of it being visible in a message (Order No 281 of 23.02.2018).

  @KZ281-07 @role:kz-carrier-is
  Scenario: The carrier's system was attested against the order on software used by declarants
    Then the operator's attestation names who answers for it, the document and its date

  @KZ281-09 @role:kz-revenue-is
  Scenario: The day from which the Order applies is documented
    Then the operator's attestation names who answers for it, the document and its date

  @KZ281-19 @role:kz-revenue-is
  Scenario: The Order was registered, sent for publication, posted and reported on
    Then the operator's attestation names who answers for it, the document and its date
