@eaeu @area:gateway @role:eaeu-gateway @needs:receive:eaeu
Feature: A gateway accepts, marks, delivers or refuses
  A gateway gives every accepted message its tracking header, hands it to the next node or tells its sender why not, within four
  hours, and lets nobody into another segment who takes no part in the process (Decision 5, items 41 to 44, 56, 88, 89, 141, Annex 1).

  @EAEU-ENV-20 @EAEU-ENV-21
  Scenario: The platform's header is given once, and in universal time
    When the message of flow 1 is sent into the gateway
    Then it leaves with a tracking identifier and an acceptance time in universal time
    When a message that another node has accepted already is sent into the gateway
    Then its tracking identifier and acceptance time are left unchanged

  @EAEU-ENV-32
  Scenario: What leaves without parts has the properties of the queue
    When the message of flow 1 is sent into the gateway
    Then it leaves with the queue properties of Decision 5

  @EAEU-ENV-32 @EAEU-ENV-30
  Scenario: What leaves with an attachment has them too, and the attachment is whole
    When a message with an attachment beside it is sent into the gateway
    Then it leaves with the queue properties of Decision 5
    And the attachment arrives octet by octet

  @EAEU-ENV-33
  Scenario: A message above 100 MB is refused
    When a message one octet above the limit is sent into the gateway
    Then it goes nowhere and its sender is told of an internal error

  @EAEU-ENV-34 @needs:set-clock
  Scenario: A neighbour that was closed for two hours gets its message in time
    Given the neighbour VN takes nothing
    When the message of flow 1 is sent into the gateway
    And the gateways have had 2 hours more
    And the neighbour VN takes messages again
    And the gateways have had 1.9 hours more
    Then it is delivered within four hours

  @EAEU-ENV-34 @needs:set-clock
  Scenario: After four hours a message is not delivered any more
    Given the neighbour VN takes nothing
    When the message of flow 1 is sent into the gateway
    And the gateways have had 4.1 hours more
    And the neighbour VN takes messages again
    And the gateways have had 2 hours more
    Then it was not delivered after four hours, and its sender was told

  @EAEU-FLT-12 @needs:set-clock
  Scenario: While the next node is closed nothing is lost
    Given the neighbour VN takes nothing
    When the message of flow 1 is sent into the gateway
    And the gateways have had 1 hour more
    And the neighbour VN takes messages again
    And the gateways have had 1.5 hours more
    Then it ends in delivery or in one fault to its sender

  @EAEU-FLT-12
  Scenario Outline: What cannot be handed on comes back as a fault: <defect>
    When a report with "<defect>" is sent into the gateway
    Then it ends in delivery or in one fault to its sender

    Examples:
      | defect                            |
      | a transaction that does not exist |
      | no int:ProcedureID                |
      | a receiver that does not exist    |

  @EAEU-FLT-13
  Scenario: There is never a fault about a fault
    When an undeliverable fault and a damaged fault are sent into the gateway
    And a report with "a transaction that does not exist" is sent into the gateway
    Then only the report is answered by a fault of the gateway

  @EAEU-ENV-08 @EAEU-FLT-01 @EAEU-FLT-02 @EAEU-FLT-03 @EAEU-FLT-04 @EAEU-FLT-05 @EAEU-FLT-06 @EAEU-FLT-07 @EAEU-FLT-08 @EAEU-FLT-09 @EAEU-FLT-10
  Scenario Outline: A fault of the gateway about <defect>, element by element
    When a report with "<defect>" is sent into the gateway
    Then the fault of the gateway is written as Decision 5 demands

    Examples:
      | defect                            |
      | a transaction that does not exist |
      | no int:ConversationID             |

  @EAEU-FLT-02
  Scenario: A fault of the gateway goes to the address for faults where there is one
    When a report with "no int:ProcedureID and a FaultTo of another segment" is sent into the gateway
    Then the fault of the gateway is written as Decision 5 demands

  @EAEU-FLT-11 @needs:set-clock
  Scenario: What Decision 5 bans is in no fault of the gateway
    When the message of flow 1 is sent into the gateway
    And the very same message is sent into the gateway once more
    And a report with "a space that does not exist in wsa:To" is sent into the gateway
    And the neighbour VN takes nothing
    And the message of flow 1 is sent into the gateway
    And the gateways have had 4.1 hours more
    Then no fault of the gateway holds what Decision 5 bans

  @EAEU-ENV-26
  Scenario: The gateway speaks under its own name
    When a report with "a transaction that does not exist" is sent into the gateway
    Then the gateway names itself in its fault and in its service messages

  @EAEU-ENV-37
  Scenario: Who takes no part in the process does not pass
    When a participant of another process sends a report into the gateway
    Then it is not let into another segment, its sender is told, and the refusal is written down
