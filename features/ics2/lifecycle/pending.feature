@ics2 @area:lifecycle @needs:stimulate:ics2.file @needs:observe @needs:receive:ics2
Feature: A receipt is not a registration

  Until customs has answered with a registration or a refusal, a filing is pending and its goods must not be loaded on
  the strength of the receipt (Business process descriptions L4, registration in two stages).

  @ICS2-LIF-04
  Scenario: A filing stays pending between its receipt and its registration
    Given the common repository holds its decisions back
    When the operator files a shipment
    Then the trader interface receipts the filing
    And an hour passes without an answer
    And the operator holds the filing as pending
    When the common repository decides
    Then customs registers the filing
    And the registered MRN replaces the pending state in the operator's record
