@eaeu @area:envelope @role:eaeu-participant
Feature: What the Commission's gateway itself keeps to
  The gateway that the harness plays gives every accepted message its tracking header, lets only participants of the process
  pass and speaks under its own name (Decision 5, items 41 to 44, 56, 141; the 2009 agreement, Article 5). These scenarios judge
  our own gateway, so that a green run can be trusted.

  @EAEU-ENV-20 @EAEU-ENV-21 @needs:stimulate:eaeu.issue
  Scenario: The platform's header is given once and in universal time
    When the authorised body issues an original certificate of origin
    Then the gateway gives its report a tracking identifier and an acceptance time
    And a message that already has them passes through unchanged

  @EAEU-ENV-37
  Scenario: Who takes no part in the process does not pass the gateway
    When somebody without a certificate knocks at the gateway
    And somebody with a certificate of another authority knocks at the gateway
    And a participant of another process sends a report through the gateway
    Then none of them was let into another segment

  @EAEU-ENV-26
  Scenario: The gateway answers under its own name
    When a report to a receiver that does not exist is sent through the gateway
    Then the fault of the gateway names the gateway as its sender

  @EAEU-FLT-13
  Scenario: The gateway never sends a fault about a fault
    When a damaged fault is sent through the gateway
    And a report to a receiver that does not exist is sent through the gateway
    Then only the report was answered by a fault
