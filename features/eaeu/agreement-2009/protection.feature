@eaeu @area:agreement-2009 @role:eaeu-participant @needs:receive:eaeu
Feature: Protection of the exchange
  Access is limited to authorised persons, and what travels over open networks is protected against change and attack (agreement
  on information technology in customs of 09.06.2009, Articles 5 and 9). The process uses no electronic signature, so that the
  protection rests on the channel (Decision 124, item 33).

  @EAEU-2009-05
  Scenario: Only the gateway of the trusted authority is let in
    When somebody without a certificate knocks at the authorised body
    And somebody with a certificate of another authority knocks at the authorised body
    And the Commission's gateway knocks at the authorised body
    Then only the Commission's gateway was let in

  @EAEU-2009-11 @needs:stimulate:eaeu.issue
  Scenario: A message changed in transit and a hostile one have no effect, and the service goes on
    Given a certificate of origin has been reported and confirmed
    When the gateway delivers a notice
    And a notice to the authorised body is changed in transit
    And the gateway delivers a notice with "a document type declaration with entities"
    And the gateway delivers one more notice
    Then neither the changed nor the hostile notice was processed, and the service goes on
