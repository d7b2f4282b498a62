@ics2 @area:consultation @topic:self-check
Feature: The simulated customs side tells a requester of its own filings only

  A consultation is answered with codes for kind and state of each entity, and never with what was not exchanged with
  the requester (Interface Control Document 3.30, section 3.1.9; HTI message tables 2.02, IE3R08). What a requester may
  not see is answered like what does not exist. Of ICS2-CNS-03 only the entities are asked for, not notifications sent before.

  @ICS2-CNS-02
  Scenario: A filing is found by its MRN and by its document
    Given a registered filing of the probe
    When the probe consults the filing by its MRN
    Then the filing is shown as complete
    When the probe consults the filing by its master document
    Then the filing is shown as complete

  @ICS2-CNS-03
  Scenario: The filing of another is as if it were not there
    Given a registered filing of the probe
    When another party consults an MRN that nobody has
    Then nothing of the filing is shown
    When another party consults the filing by its MRN
    Then nothing of the filing is shown
