@ics2 @area:referral @topic:self-check
Feature: The simulated customs side takes answers to its own questions only

  An answer to a request that does not exist is met with an error notification, one to a request that is open with
  nothing but its receipt (Business process descriptions L4, T-03-01-03 and T-03-01-06). The code is our reading of CL723.

  @ICS2-REF-07
  Scenario Outline: <message> is taken for an open request and refused for an unknown one
    Given a registered filing of the probe
    And customs has asked about the filing under the reference RFI-1
    When the probe answers by <message> under the reference RFI-2
    Then the answer is refused with code 98 at <place>
    When the probe answers by <message> under the reference RFI-1
    Then the answer is taken without a word

    Examples:
      | message | place                                                          |
      | IE3R02  | /IE3R02/additionalInformationResponse/referralRequestReference |
      | IE3R03  | /IE3R03/hrcmScreeningResults/referralRequestReference          |
