@ics2 @area:transport @needs:stimulate:ics2.file @needs:observe @needs:receive:ics2
Feature: A message that comes twice counts once

  Retries are how AS4 survives a lost receipt, so every access point receives duplicates. The business system sees one
  message, and the sender gets its receipt again (AS4 profile, section 3.2).

  @ICS2-AS4-33 @ICS2-AS4-34
  Scenario: A registration pushed twice is delivered once and receipted twice
    When the operator files a shipment
    Then customs registers the filing
    And the registration is pushed to the operator's access point, which answers with a signed receipt
    When the same registration is pushed again
    Then the operator's access point receipts the duplicate
    And the operator's record shows one registration

  @ICS2-AS4-33
  Scenario: Something else under the MessageId of an earlier message is a duplicate all the same
    When the operator files a shipment
    Then customs registers the filing
    And the registration is pushed to the operator's access point, which answers with a signed receipt
    When a refusal is pushed under the MessageId of the registration
    Then the operator's record shows one registration

  @ICS2-AS4-25
  Scenario: A message that was refused is no duplicate when it comes again and whole
    Given the operator has a filing that customs has not decided on
    When a registration with a payload changed after sealing is pushed to the operator
    And a registration under the same MessageId comes whole
    Then the operator takes it and gives a receipt
    And the registration is in the operator's record
