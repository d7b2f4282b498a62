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
