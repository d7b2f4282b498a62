@ics2 @area:security @role:sea-carrier @mode:maritime @needs:stimulate:ics2.file @needs:observe @needs:receive:ics2
Feature: The carrier's access point lets in only customs

  For messages to the carrier the trader interface is the client: the carrier's server demands its certificate
  (Interface Control Document 3.30, section 4.6.1). What it then makes of a message is told in receiving.feature.

  @ICS2-SEC-17
  Scenario: A caller without a certificate of a trusted authority is not let in
    Given the carrier has a filing that customs has not decided on
    When a registration is pushed to the carrier without a client certificate
    Then the carrier's server refuses the connection
    When a registration is pushed to the carrier with a client certificate of another authority
    Then the carrier's server refuses the connection
    When a registration is pushed to the carrier with an expired client certificate
    Then the carrier's server refuses the connection
    And the filing is still pending in the carrier's record
