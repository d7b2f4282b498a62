@eaeu @area:gateway @role:d124-commission-gateway @needs:receive:eaeu
Feature: The Commission's gateway relays what member states and third countries send each other
  Each of the twelve flows crosses the Commission's segment by itself: what comes from one side leaves to the other once, with its
  data and its correlation as they were (Decision 124, items 11, 16 and 17).

  @EAEU-D124-F01b
  Scenario: Flow 1, a certificate issued in a member state
    When the message of flow 1 is sent into the gateway
    Then its receiver gets it once, as it was sent

  @EAEU-D124-F02a
  Scenario: Flow 2, the third country's notice of the result
    When the message of flow 2 is sent into the gateway
    Then its receiver gets it once, as it was sent

  @EAEU-D124-F03a
  Scenario: Flow 3, the third country asks for one certificate
    When the message of flow 3 is sent into the gateway
    Then its receiver gets it once, as it was sent

  @EAEU-D124-F04b
  Scenario: Flow 4, the answer keeps its relation to the request
    When the message of flow 4 is sent into the gateway
    Then its receiver gets it once, as it was sent

  @EAEU-D124-F05a
  Scenario: Flow 5, the period asked for is not shifted
    When the message of flow 5 is sent into the gateway
    Then its receiver gets it once, as it was sent

  @EAEU-D124-F06b
  Scenario: Flow 6, a long list of updates arrives whole
    When the message of flow 6 is sent into the gateway, with 300 certificates
    Then its receiver gets it once, as it was sent

  @EAEU-D124-F07a
  Scenario: Flow 7, a certificate issued in a third country goes to the right member state
    When the message of flow 7 is sent into the gateway
    Then its receiver gets it once, as it was sent

  @EAEU-D124-F08b
  Scenario: Flow 8, the member state's notice of the result
    When the message of flow 8 is sent into the gateway
    Then its receiver gets it once, as it was sent

  @EAEU-D124-F09b
  Scenario: Flow 9, a request goes to the country that it names
    When the message of flow 9 is sent into the gateway, to Serbia
    Then its receiver gets it once, as it was sent

  @EAEU-D124-F10a
  Scenario Outline: Flow 10, the answer <answer> is relayed
    When the message of flow 10 is sent into the gateway, with <answer>
    Then its receiver gets it once, as it was sent

    Examples:
      | answer         |
      | 1 certificate  |
      | nothing found  |

  @EAEU-D124-F11b
  Scenario: Flow 11, two requests stay two
    When two messages of flow 11 of one procedure are sent into the gateway
    Then their receiver gets each of them once, as it was sent

  @EAEU-D124-F12a
  Scenario Outline: Flow 12, updates with <answer> are relayed
    When the message of flow 12 is sent into the gateway, with <answer>
    Then its receiver gets it once, as it was sent

    Examples:
      | answer         |
      | 3 certificates |
      | nothing found  |

  @EAEU-D124-13
  Scenario: A third country's address leads out of the Commission's segment
    When the message of flow 9 is sent into the gateway, to Serbia
    Then it leaves through the external gateway, for the country in its address

  @EAEU-D124-10 @needs:stimulate:eaeu.restart @needs:set-clock
  Scenario: Every flow goes on by itself after a restart, and nothing accepted is lost
    When the messages of all twelve flows are sent into the gateway
    Then each of them is relayed without anybody's help
    Given the neighbour VN takes nothing
    And the neighbour KZ takes nothing
    When the messages of all twelve flows are sent into the gateway
    And the gateway stops in the middle of its work and starts again
    And the neighbour VN takes messages again
    And the neighbour KZ takes messages again
    And the gateways have had 1 hour more
    Then everything accepted before is delivered

  @EAEU-D124-11
  Scenario: A third country is served by the external gateway alone
    When a third country sends its report past the external gateway
    And the message of flow 2 is sent into the gateway
    Then only what came through the external gateway is relayed

  @EAEU-D124-15
  Scenario: A transaction that the technological documents do not know is not relayed
    When a report with "a transaction that does not exist" is sent into the gateway
    Then what the technical conditions do not know is not relayed

  @EAEU-D124-14
  Scenario Outline: A notice with <damage> is not relayed
    When a notice with "<damage>" is sent into the gateway, and then a good one
    Then only the good notice is relayed

    Examples:
      | damage                                     |
      | the damage of the printed example          |
      | the same with blanks for no-break spaces   |
      | the same with repaired identifiers         |
      | the same with a body and damaged identifiers |

  @EAEU-D124-07 @needs:set-clock
  Scenario: Each reports the failures of its own zone
    When an error signal between two participants passes the gateway
    Then the gateway does not report the failure of a national segment as its own
    Given the neighbour VN takes nothing
    When the message of flow 1 is sent into the gateway
    And the gateways have had 4.1 hours more
    Then the gateway reports the closed channel as its own failure
