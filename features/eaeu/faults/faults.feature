@eaeu @area:faults @role:eaeu-participant @needs:receive:eaeu
Feature: Faults about damaged messages
  A defect of structure, headers or linkage is answered by a SOAP fault to the sender, with class and subcode of table 8 and a
  reason in Russian (Decision 5, items 64 to 76 and 92).

  @EAEU-FLT-02 @EAEU-FLT-03 @EAEU-FLT-04 @EAEU-FLT-06 @EAEU-FLT-07 @EAEU-FLT-08 @EAEU-FLT-09 @EAEU-ENV-08
  Scenario: A fault, element by element
    When the gateway delivers a notice with "a transaction that does not exist"
    Then the fault about it is written as Decision 5 demands

  @EAEU-FLT-02
  Scenario: A fault goes to the address for faults where there is one
    When the gateway delivers a notice with "no int:ProcedureID and a FaultTo"
    Then the fault about it is written as Decision 5 demands

  @EAEU-FLT-01
  Scenario Outline: The technological control finds <defect>
    When the gateway delivers a notice with "<defect>"
    Then it is answered by one fault of class soap:Sender

    Examples:
      | defect                                |
      | no wsa:To                             |
      | a space that does not exist in wsa:To |
      | no int:ProcedureID                    |

  @EAEU-FLT-01 @needs:stimulate:eaeu.issue
  Scenario: The technological control finds a relation to an unknown message
    Given the third country leaves the next report without an answer
    And a certificate of origin has been reported
    When the gateway delivers a confirmation that relates to an unknown message
    Then it is answered by one fault of class soap:Sender

  @EAEU-FLT-05
  Scenario Outline: The action of a fault about <defect> fits its subcode
    When the gateway delivers a notice with "<defect>"
    Then the action of the fault fits its subcode

    Examples:
      | defect             |
      | no wsa:To          |
      | no int:ProcedureID |

  @EAEU-FLT-10
  Scenario Outline: The subcode says what is wrong: <defect>
    When the gateway delivers a notice with "<defect>"
    Then the subcode of the fault is the one of table 8

    Examples:
      | defect                            |
      | no wsa:To                         |
      | no int:ProcedureID                |
      | a receiver that does not exist    |
      | a transaction that does not exist |

  @EAEU-FLT-11 @needs:stimulate:eaeu.issue
  Scenario: A repeated message identifier is no reason for a fault
    Given a certificate of origin has been reported and confirmed
    When the gateway delivers a notice
    And the gateway delivers the very same message once more
    Then no fault holds what Decision 5 bans

  @EAEU-FLT-11
  Scenario: A malformed address is refused by one subcode, with none below it
    When the gateway delivers a notice with "a space that does not exist in wsa:To"
    Then the fault about it holds nothing that Decision 5 bans
