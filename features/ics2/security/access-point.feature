@ics2 @area:security @needs:stimulate:ics2.file @needs:observe @needs:receive:ics2
Feature: The operator's access point lets in only customs

  For messages to the operator the trader interface is the client: the operator's server demands its certificate
  (Interface Control Document 3.30, section 4.6.1). What it then makes of a message is told in receiving.feature.

  @ICS2-SEC-17
  Scenario: A caller without a certificate of a trusted authority is not let in
    Given the operator has a filing that customs has not decided on
    When a registration is pushed to the operator without a client certificate
    Then the operator's server refuses the connection
    When a registration is pushed to the operator with a client certificate of another authority
    Then the operator's server refuses the connection
    When a registration is pushed to the operator with an expired client certificate
    Then the operator's server refuses the connection
    And the filing is still pending in the operator's record
