@ics2 @area:invalidation @topic:self-check
Feature: The simulated customs side withdraws a filing when asked

  An invalidation takes effect and is confirmed (Business process descriptions L4, T-08-05).

  @ICS2-INV-02
  Scenario: An invalidated filing is shown as such
    Given a registered filing of the probe
    When the probe asks for the invalidation of the filing
    Then the invalidation is confirmed
    When the probe consults the filing by its MRN
    Then the filing is shown as invalidated

  @ICS2-INV-03
  Scenario: Goods that were presented cannot be undeclared
    Given a registered IE3F50 of the probe
    When the goods of the filing are presented
    And the probe asks for the invalidation of the filing
    Then the invalidation is refused with code 72 at the MRN
    When the probe consults the filing by its MRN
    Then the filing is still shown as presented

  @ICS2-INV-04
  Scenario: Nothing acts on an invalidated filing any more
    Given a registered filing of the probe
    When the probe asks for the invalidation of the filing
    And the probe amends the address of the declarant
    Then the amendment of what was invalidated is refused with code 72 at the MRN
    When the probe notifies the arrival of the filing by its MRN
    Then customs reports that it cannot arrive
    When the probe consults the filing by its MRN
    Then the filing is still shown as invalidated
