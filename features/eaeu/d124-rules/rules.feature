@eaeu @area:d124-rules @role:d124-authorised-body @needs:receive:eaeu
Feature: Rules of the exchange on certificates of origin
  What Decision 124 demands beside its flows: the database (items 9, 13, 14), the way to a third country (item 16, Annex 2), and
  headers without the damage of its own printed example (Annex 2, item 2).

  @EAEU-D124-01 @needs:stimulate:eaeu.issue @needs:observe
  Scenario: The database holds kind, time of entry and details of every certificate
    When the authorised body issues one certificate of each kind
    Then its database holds each with kind, time of entry and details
    And a duplicate of an electronic certificate is not entered

  @EAEU-D124-13 @needs:stimulate:eaeu.issue
  Scenario: A message to a third country goes through the Commission's segment
    When the authorised body issues an original certificate of origin
    Then a message addressed to the third country reaches the Commission's gateway

  @EAEU-D124-14 @needs:stimulate:eaeu.issue @needs:observe
  Scenario: A message damaged like the printed example is accepted only when it is repaired
    Given a certificate of origin has been reported and confirmed
    When the gateway delivers a notice with "the damage of the printed example"
    Then the damaged notice is not accepted
    When the gateway delivers a notice with "the same with blanks for no-break spaces"
    Then the damaged notice is not accepted
    When the gateway delivers a notice with "the same with repaired identifiers"
    Then the damaged notice is not accepted
    When the gateway delivers a notice with "the same with a body and damaged identifiers"
    Then the damaged notice is not accepted
    When the gateway delivers a notice
    Then the repaired notice is accepted
