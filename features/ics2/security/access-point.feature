@ics2 @area:security @role:sea-carrier @mode:maritime @needs:stimulate:ics2.file @needs:observe @needs:receive:ics2
Feature: The carrier's access point believes only what customs has sealed

  For messages to the carrier the trader interface is the client: the carrier's server demands its certificate, verifies
  its seal, and processes exactly what was signed (Interface Control Document 3.30, sections 4.6.1 and 4.6.2; signature
  wrapping: the attack on WS-Security that the profile's references are to prevent).

  @ICS2-SEC-17
  Scenario: A caller without a certificate of a trusted authority is not let in
    Given the carrier has a filing that customs has not decided on
    When a registration is pushed to the carrier without a client certificate
    Then the carrier's server refuses the connection
    When a registration is pushed to the carrier with a client certificate of another authority
    Then the carrier's server refuses the connection
    And the filing is still pending in the carrier's record

  @ICS2-SEC-20
  Scenario Outline: A message whose <what> was changed after sealing is refused
    Given the carrier has a filing that customs has not decided on
    When a registration is pushed whose <what> was changed after sealing
    Then the carrier's access point answers that the seal is broken, and gives no receipt
    And nothing of it is in the carrier's record

    Examples:
      | what    |
      | payload |
      | header  |

  @ICS2-SEC-21
  Scenario Outline: A message whose signed <what> was moved aside is refused
    Given the carrier has a filing that customs has not decided on
    When a registration is pushed whose signed <what> was moved aside and replaced by an unsigned one
    Then the carrier's access point refuses the wrapped message
    And the unsigned content has no effect on the carrier's record

    Examples:
      | what   |
      | header |
      | Body   |

  @ICS2-SEC-24
  Scenario Outline: <what> in a message does no harm
    Given the carrier has a filing that customs has not decided on
    When a registration with <what> is pushed to the carrier
    Then the carrier's access point answers with a documented error
    And the carrier's access point goes on serving

    Examples:
      | what                   |
      | a document type        |
      | nested entities        |
      | a decompression bomb   |
