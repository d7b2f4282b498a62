@ics2 @area:transport @topic:self-check
Feature: The simulated interface chooses the access point of each message

  An operator may have several access points. The first reply goes to the one that submitted, what concerns an MRN to the one
  that obtained it, and only a message to somebody else follows preferences (Interface Control Document 3.30, section
  3.3.2.3). The probe has two access points here, and the carrier of its filing has one.

  @ICS2-AS4-50
  Scenario: Each reply goes to the access point that filed
    Given the probe prefers its second access point
    When the probe files through its first access point and through its second
    Then each registration reaches the access point of its own filing, and no other

  @ICS2-AS4-51
  Scenario: A referral goes to the access point of the filing, whatever is preferred
    Given the probe prefers its second access point
    And a filing of the probe that was registered through its first access point
    When customs asks for information about the filing
    Then the referral reaches the first access point, and no other

  @ICS2-AS4-52
  Scenario: The carrier's copy goes to the access point that the carrier prefers
    Given the carrier of the probe's filing prefers its own access point and wants copies of registrations
    When the probe files for that carrier
    Then the copy of the registration reaches the carrier's access point, and no other

  @ICS2-AS4-52
  Scenario: A carrier without preferences gets no copy
    Given the carrier of the probe's filing has an access point but no preferences
    When the probe files for that carrier
    Then no copy of the registration is sent to anybody
