@kz @area:pi-exchange
Feature: What the parties of the exchange of pre-arrival information answer for on paper
  Orders on software and on publication bind without anything of it being visible in a message (Order No 281 of 23.02.2018).

  @KZ281-07 @role:kz-carrier-is
  Scenario: The carrier's system was attested against the order on software used by declarants
    Then the operator's attestation names who answers for it, the document and its date
