@eaeu @area:signals @role:eaeu-participant @needs:stimulate:eaeu.issue @needs:receive:eaeu
Feature: Signals about received messages
  A receiver confirms a message once its structure is in order, and says with an error signal what it cannot process
  (Decision 5, items 91 to 95 and 112 to 121, Annex 5).

  @EAEU-SIG-01 @EAEU-SIG-04
  Scenario: Receipt is confirmed in time, after the structural control and by no other signal
    Given a certificate of origin has been reported and confirmed
    When the gateway delivers a notice
    Then receipt of the notice is confirmed within the time of the transaction
    When the gateway delivers a notice with "a body that breaks its schema"
    Then receipt of the damaged notice is not confirmed
    And no acceptance for processing was signalled

  @EAEU-SIG-09 @needs:observe
  Scenario: A structural error is answered by an error signal and has no effect
    Given a certificate of origin has been reported and confirmed
    When the gateway delivers a notice with "a body that breaks its schema"
    Then the error signal says that the structure is broken, and no result was taken

  @EAEU-SIG-08
  Scenario: One error for each defect
    Given a certificate of origin has been reported and confirmed
    When the gateway delivers a notice with "two values that break the schema"
    Then the error signal names 2 errors

  @EAEU-SIG-05 @EAEU-SIG-06 @EAEU-ENV-12
  Scenario: An error signal keeps to the rules of every signal
    Given a certificate of origin has been reported and confirmed
    When the gateway delivers a notice with "a body that breaks its schema"
    Then the error signal is addressed as Decision 5 demands

  @EAEU-SIG-12
  Scenario: A confirmation of no running transaction is unexpected
    When the gateway delivers a confirmation of an unknown transaction
    Then it is answered as an unexpected message

  @EAEU-SIG-12
  Scenario: A message of a process in which the receiver takes no part is unexpected
    When the gateway delivers a message of another process
    Then it is answered as an unexpected message

  @EAEU-SIG-14
  Scenario: An error signal and a fault are never answered
    Given a certificate of origin has been reported and confirmed
    When the gateway delivers an error signal of an unknown transaction
    And the gateway delivers a fault about an unknown message
    And the gateway delivers a notice
    Then nothing but the confirmation of the notice came back
