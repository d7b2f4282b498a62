@ics2 @area:transport
Feature: The connectivity test exercises everything but the business

  The ebMS test message goes through network, TLS, seal and receipt like any other, and stops before the business
  system (Interface Control Document 3.30, section 4.5.1; eDelivery AS4 profile, section 1.4.4.3).

  @ICS2-AS4-46 @ICS2-AS4-04 @ICS2-AS4-05 @ICS2-SEC-02 @needs:stimulate:ics2.ping
  Scenario: The operator sends a connectivity test
    When the operator tests its connection to customs
    Then a test message arrives, with test service and test action together

  @ICS2-AS4-47 @needs:receive:ics2 @needs:observe
  Scenario: The operator receipts a connectivity test and opens no case for it
    When the trader interface tests its connection to the operator
    Then the operator's access point receipts the test message
    And no case was opened in the operator's record

  @ICS2-AS4-47 @needs:stimulate:ics2.file @needs:receive:ics2 @needs:observe
  Scenario: What a connectivity test carries goes no further
    Given the operator has a filing that customs has not decided on
    When a registration with test service and test action is pushed to the operator
    Then the operator takes it and gives a receipt
    And nothing of it is in the operator's record
