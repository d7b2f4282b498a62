@eaeu @area:envelope @role:eaeu-participant @needs:stimulate:eaeu.issue @needs:receive:eaeu
Feature: The envelope and its headers
  Every message between segments is a SOAP 1.2 envelope whose headers say who sends what to whom, in which procedure and in
  which transaction (EEC Collegium Decision 5 of 27.01.2015, Rules, items 14 to 63; Decision 124 of 09.12.2025, Annex 2).

  @EAEU-ENV-01 @EAEU-ENV-02 @EAEU-ENV-04 @EAEU-ENV-05 @EAEU-ENV-06 @EAEU-ENV-07 @EAEU-ENV-08 @EAEU-ENV-09 @EAEU-ENV-11
  @EAEU-ENV-12 @EAEU-ENV-13 @EAEU-ENV-15 @EAEU-ENV-16 @EAEU-ENV-18 @EAEU-ENV-19 @EAEU-ENV-23 @EAEU-ENV-25 @EAEU-ENV-27
  @EAEU-ENV-28 @EAEU-SIG-05 @EAEU-SIG-06 @EAEU-SIG-07 @EAEU-D124-06 @EAEU-D124-12 @EAEU-D124-15
  Scenario: A whole exchange, header by header
    When the authorised body issues an original certificate of origin
    Then its report is written as Decisions 5 and 124 demand
    And the third country confirms the report and sends its notice
    And the confirmation of the notice is written as Decision 5 demands

  @EAEU-ENV-10 @EAEU-ENV-16 @EAEU-ENV-18
  Scenario: Three exchanges and no identifier twice
    When the authorised body issues three certificates of origin one after the other
    Then no message identifier was used twice by either side
    And each transaction kept its own conversation and each procedure its own identifier

  @EAEU-ENV-22
  Scenario: The order of the headers carries no meaning
    Given a certificate of origin has been reported and confirmed
    When the gateway delivers the notice with the action before the message identifier
    And the gateway delivers the notice again with the action after the message identifier
    Then both were handled alike and confirmed

  @EAEU-ENV-03
  Scenario: A text that is not well-formed is not processed, and the next message is
    Given a certificate of origin has been reported and confirmed
    When the gateway delivers a notice
    And the gateway delivers a notice with "no-break spaces outside of the root"
    And the gateway delivers the same notice in order
    Then the notice in order alone was processed, and the receiver goes on

  @EAEU-ENV-05
  Scenario: A received message without a receiver is refused
    When the gateway delivers a notice with "no wsa:To"
    Then the notice is refused on account of "EAEU-ENV-05"

  @EAEU-ENV-15
  Scenario: A received message without a procedure is refused
    When the gateway delivers a notice with "no int:ProcedureID"
    Then the notice is refused on account of "EAEU-ENV-15"

  @EAEU-ENV-23
  Scenario: A received message with an address that is none is refused
    When the gateway delivers a notice with "a space that does not exist in wsa:To"
    Then the notice is refused on account of "EAEU-ENV-23"
