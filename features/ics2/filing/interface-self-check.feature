@ics2 @area:filing @topic:self-check
Feature: The simulated customs side answers each filing once, and rightly

  The functional reply of customs refers to the filing by its own numbers and comes once; registration has two stages,
  of which traders see only the second (Interface Control Document 3.30, sections 3.1.2 and 4.5.3; HTI message tables
  2.02; Business process descriptions L4).

  @ICS2-FIL-04 @ICS2-AS4-13 @ICS2-DAT-04 @ICS2-DAT-06
  Scenario: A registration repeats the filing's number and gives a well-formed MRN
    When the probe files a good filing
    Then the probe's registration is right in every value

  @ICS2-FIL-03
  Scenario Outline: <filing> is answered exactly once
    When the probe files <filing>
    Then one functional reply has come for it, and none more

    Examples:
      | filing                                        |
      | a good filing                                 |
      | a filing with three errors                    |
      | a filing whose transport document was used    |

  @ICS2-FIL-03 @ICS2-FIL-04 @ICS2-DAT-04 @ICS2-DAT-06
  Scenario Outline: Every type of filing of <trade> is registered once
    When the probe files one each of <filings>
    Then each filing is registered, and answered once

    Examples:
      | trade                          | filings                                                         |
      | sea and inland waterways       | IE3F10 IE3F11 IE3F12 IE3F13 IE3F14 IE3F15 IE3F16 IE3F17         |
      | general air cargo              | IE3F20 IE3F21 IE3F22 IE3F23 IE3F25 IE3F24 IE3F26 IE3F27 IE3F28 IE3F29 |
      | express                        | IE3F30 IE3F31 IE3F32 IE3F33 IE3F34                              |
      | post                           | IE3F40 IE3F41 IE3F42 IE3F43 IE3F44 IE3F45                       |
      | road and rail                  | IE3F50 IE3F51                                                   |

  @ICS2-LIF-01
  Scenario: No registration leaves before the Common Repository has accepted
    Given the common repository holds its decisions back
    When the probe files a good filing
    Then no registration is sent while the decision is held
    When the common repository decides
    Then the probe's filing is registered
